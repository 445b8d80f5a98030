import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseCitationMarks } from "./parse-citation-marks"

const brief = (answer: string) => parseCitationMarks(answer).map((mark) => [answer.slice(mark.start, mark.end), mark.markers, mark.sentence.text])

describe("citation marks", () => {
  it("belong to the sentence they stand in or follow", () => {
    expect(brief("The fee is $5 [1]. It is due in May. [2, 3] Nothing else [1][4] is said.")).toEqual([
      ["[1]", [1], "The fee is $5 [1]."],
      ["[2, 3]", [2, 3], "It is due in May. [2, 3]"],
      ["[1][4]", [1, 4], "Nothing else [1][4] is said."],
    ])
  })

  it("take each line of a list for a sentence", () => {
    expect(brief("Terms:\n- Thirty days' notice [1]\n- No assignment[2]\n\n[3] Stands alone.")).toEqual([
      ["[1]", [1], "- Thirty days' notice [1]"],
      ["[2]", [2], "- No assignment[2]"],
      ["[3]", [3], "[3] Stands alone."],
    ])
  })

  it("may be spans and repeat a source once", () => {
    expect(brief("True [1-3] [2].")).toEqual([["[1-3] [2]", [1, 2, 3], "True [1-3] [2]."]])
  })

  it("are not looked for in code and links", () => {
    expect(brief("Use `list[0]` or [1](https://example.org).\n```\na[2]\n```\n[3]: note")).toEqual([])
  })

  it("are found exactly where they were put", () => {
    const piece = fc.tuple(fc.constantFrom("The fee is due", "Acme Inc. pays", "It ends in May 2020"), fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 3 }), fc.boolean())
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const answer = pieces.map(([words, markers, isAfter]) => (isAfter ? `${words}. [${markers.join(", ")}]` : `${words} [${markers.join("][")}].`)).join(" ")
        const marks = parseCitationMarks(answer)
        expect(marks.map((mark) => mark.markers)).toEqual(pieces.map(([, markers]) => [...new Set(markers)]))
        marks.forEach((mark, index) => expect(mark.sentence.text.startsWith(pieces[index]?.[0] ?? "?")).toBe(true))
      }),
    )
  })
})
