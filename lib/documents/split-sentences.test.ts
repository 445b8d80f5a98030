import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { splitSentences } from "./split-sentences"

const sentencesOf = (text: string) => splitSentences(text).map((range) => text.slice(range.start, range.end))

describe("sentences", () => {
  it.each([
    ["The fee is due. It is high.", ["The fee is due.", "It is high."]],
    ["Acme Inc. shall pay U.S. $5.00 to J. R. Smith on Jan. 5. The rest follows.", ["Acme Inc. shall pay U.S. $5.00 to J. R. Smith on Jan. 5.", "The rest follows."]],
    ["He works for Acme Inc. The company pays.", ["He works for Acme Inc.", "The company pays."]],
    ["2.1 Term. See Section 3.2 and No. 7 of the list, e.g. the first.", ["2.1 Term.", "See Section 3.2 and No. 7 of the list, e.g. the first."]],
    ["1. Definitions apply. 2. Others do not.", ["1. Definitions apply.", "2. Others do not."]],
    ["“Is it?” he asked. “Yes.” Then he left.", ["“Is it?” he asked.", "“Yes.”", "Then he left."]],
    ["A line\nbroken by hand. And\nanother.\n\nno stop here\n\nNext.", ["A line\nbroken by hand.", "And\nanother.", "no stop here", "Next."]],
    ["It ends. [1][2] And goes on [3]. Last", ["It ends. [1][2]", "And goes on [3].", "Last"]],
    ["これは文です。次の文です。", ["これは文です。", "次の文です。"]],
  ])("of %j", (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected)
  })

  it("hold all of a text but its blanks, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("The fee", " is due", ".", "! ", " Inc.", "\n", "\n\n", " (a)", ";", " 3.2", "”", "。", " ", "ß", "😀"), { maxLength: 60 }), (parts) => {
        const text = parts.join("")
        const ranges = splitSentences(text)
        expect(ranges.map((range) => text.slice(range.start, range.end)).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""))
        ranges.forEach((range, index) => expect(range.start).toBeGreaterThanOrEqual(ranges[index - 1]?.end ?? 0))
      }),
    )
  })
})
