import fc from "fast-check"
import { expect, test } from "vitest"
import { leadingNumber, splitSentences } from "./split-sentences"

const texts = (text: string) => splitSentences(text).map((sentence) => sentence.text)

test("does not end a sentence at an abbreviation, an initial or a section number", () => {
  expect(texts("Acme Inc. and J. Doe sign. See Sec. 4.2 of the Act. Done.")).toEqual(["Acme Inc. and J. Doe sign.", "See Sec. 4.2 of the Act.", "Done."])
})

test("ends a heading at an empty line and keeps wrapped lines together", () => {
  expect(texts("TERM\n\nThis runs\nfor a year.\n\n- first\n- second")).toEqual(["TERM", "This runs\nfor a year.", "- first", "- second"])
})

test("gives positions that cut the same text out of the whole, in order and without overlap", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom("A", "b ", ". ", "\n\n", "1.2 ", "! ", "word ", "x".repeat(900), "(a) ", "\t")).map((parts) => parts.join("")), (text) => {
      let last = 0
      for (const sentence of splitSentences(text)) {
        expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text)
        expect(sentence.start).toBeGreaterThanOrEqual(last)
        expect(sentence.text.trim()).toBe(sentence.text)
        last = sentence.end
      }
      const kept = splitSentences(text).map((sentence) => sentence.text).join("").replace(/\s/g, "")
      expect(kept).toBe(text.replace(/\s/g, ""))
    }),
  )
})

test.each([["12.2 This", "12.2 "], ["(a) The", "(a) "], ["7. Each", "7. "], ["Section 3.1 The", "Section 3.1 "], ["4 March 2025", undefined], ["A party", undefined], ["2025 was", undefined]])("knows the number in front of %s", (text, number) => {
  expect(leadingNumber.exec(text)?.[0]).toBe(number)
})
