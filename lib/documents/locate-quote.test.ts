import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { locateQuote } from "./locate-quote"

const chunk =
  "12.1 Termination. Either party may terminate this Agreement upon thirty (30) days’ written notice to the other party.\n\nThe Supplier shall not assign its rights – in whole or in part – without the prior written consent of the Buyer. The oﬃce of the Buyer is at 12 High Street; the fee is $1,250.00 per month."

function found(quote: string): [string, string] {
  const match = locateQuote(quote, chunk)
  return [match.verdict, chunk.slice(match.start, match.end)]
}

describe("a quote", () => {
  it.each([
    ["letter by letter", "Either party may terminate this Agreement", "exact", "Either party may terminate this Agreement"],
    ["with its own marks round it", "“Either party may terminate this Agreement.”", "normalised", "Either party may terminate this Agreement"],
    ["in another case, with other blanks and quotes", "EITHER  PARTY may\nterminate this agreement upon thirty (30) days' written notice", "normalised", "Either party may terminate this Agreement upon thirty (30) days’ written notice"],
    ["with other dashes and ligatures", "rights—in whole or in part—without the prior written consent of the Buyer. The office of the Buyer", "normalised", "rights – in whole or in part – without the prior written consent of the Buyer. The oﬃce of the Buyer"],
    ["with an omission", "Either party may terminate this Agreement […] written notice to the other party", "normalised", "Either party may terminate this Agreement upon thirty (30) days’ written notice to the other party"],
    ["with a changed first letter", "“[t]he Supplier shall not assign its rights”", "normalised", "The Supplier shall not assign its rights"],
    ["with misread letters", "Eithcr party rnay terminate this Agreernent upon thirty (30) days’ written n0tice", "fuzzy", "Either party may terminate this Agreement upon thirty (30) days’ written notice"],
  ])("is found %s", (_, quote, verdict, text) => {
    expect(found(quote)).toEqual([verdict, text])
  })

  it.each([
    ["another figure", "Either party may terminate this Agreement upon thirty (90) days’ written notice"],
    ["another sum", "the fee is $1,350.00 per month"],
    ["a lost denial", "The Supplier shall assign its rights – in whole or in part"],
    ["an added denial", "Either party may not terminate this Agreement upon thirty (30) days’ written notice"],
    ["an obligation for a right", "Either party shall terminate this Agreement upon thirty (30) days’ written notice"],
    ["words that stand elsewhere", "The Landlord may enter the premises at any reasonable time for inspection."],
    ["parts in the wrong order", "written notice to the other party ... Either party may terminate"],
    ["half a word", "ermina"],
    ["nothing", " … "],
  ])("with %s is not supported", (_, quote) => {
    expect(found(quote)).toEqual(["unsupported", ""])
  })

  it("is found wherever it is taken from", () => {
    const words = fc.array(fc.constantFrom("the", "Party", "pays", "“fee”", "of", "$5", "oﬃce", "–", "it’s", "İstanbul", "und", "ß", "so-", "\n", "\n\n", "😀", "a\u00adb"), { minLength: 12, maxLength: 60 })
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 3, max: 10 }), (parts, place, length) => {
        const text = parts.join(" ")
        const from = place % (parts.length - length)
        const quote = parts.slice(from, from + length).join(" ")
        fc.pre(/[\p{L}\p{N}]/u.test(quote))
        expect(locateQuote(quote, text)).toMatchObject({ verdict: "exact", score: 1 })
        const loose = locateQuote(quote.replace(/\s+/g, "  ").replace(/’/g, "'").replace(/ﬃ/g, "ffi").toLowerCase(), text)
        expect(["exact", "normalised"]).toContain(loose.verdict)
      }),
    )
  })

  it("gives a range inside the chunk whatever it is asked", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), fc.string({ unit: "grapheme", maxLength: 300 }), (quote, text) => {
        const match = locateQuote(quote, text)
        expect(match.start >= 0 && match.start <= match.end && match.end <= text.length).toBe(true)
        expect(match.score >= 0 && match.score <= 1).toBe(true)
        expect(match.verdict === "unsupported" ? match.end : match.end - match.start).toBe(match.verdict === "unsupported" ? 0 : match.end - match.start)
      }),
    )
  })
})
