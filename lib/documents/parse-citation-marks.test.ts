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

  it("stand for what is said since the mark before", () => {
    const claims = (answer: string) => parseCitationMarks(answer).map((mark) => mark.claim.trim())
    expect(claims('They may leave "upon ninety (90) days" [1], but "not during the Initial Term" [2], which is two years [3].')).toEqual([
      'They may leave "upon ninety (90) days"',
      ', but "not during the Initial Term"',
      ", which is two years [3].",
    ])
    expect(claims("The fee is five dollars [1] and [2].")).toEqual(["The fee is five dollars", "The fee is five dollars [1] and [2]."])
    expect(claims("As [1] says, the fee is five dollars.")).toEqual(["As [1] says, the fee is five dollars."])
  })

  it("belong to all of a quotation, over its sentences and lines", () => {
    expect(brief('It says "The fee is $5. It is due\nin May." [1] Then it ends. [2]').map(([, , sentence]) => sentence)).toEqual(['It says "The fee is $5. It is due\nin May." [1]', "Then it ends. [2]"])
    expect(brief('A screen of 5" is sold. It costs $5 [1].').map(([, , sentence]) => sentence)).toEqual(["It costs $5 [1]."])
    expect(brief("Es heißt „Die Miete beträgt 5 €. Sie ist fällig.“ [1]").map(([, , sentence]) => sentence)).toEqual(["Es heißt „Die Miete beträgt 5 €. Sie ist fällig.“ [1]"])
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
