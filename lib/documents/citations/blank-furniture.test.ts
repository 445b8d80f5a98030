import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { locateQuote } from "../locate-quote"
import { blankFurniture } from "./blank-furniture"

const first = "The Supplier shall deliver the goods to the place named by the Buyer and"
const second = "bears the risk of loss until the goods have been accepted in writing."
const quote = `${first.slice(13)} ${second.slice(0, 38)}`

function printed(...lines: string[]): { text: string; pageEnds: number[] } {
  const text = [first, ...lines, second].join("\n\n")
  return { text, pageEnds: [text.length - second.length - 2] }
}

describe("what a printer puts between two pages", () => {
  it.each([["2"], ["- 2 -"], ["Page 2 of 9"], ["iv"], ["A-3"], ["2", "SUPPLY AGREEMENT"], ["Supply Agreement of ACME"], ["4", "NON COMPETITION AGREEMENT"], ["Source: ACME INC, 10-K, 3/4/2014"]])("is left out of a quote and of its parts: %s", (...lines) => {
    const page = printed(...lines)
    const match = locateQuote(quote, page)
    expect(match.verdict).toBe("normalised")
    expect((match.parts ?? []).map(({ start, end }) => page.text.slice(start, end).trim()).filter((part) => part !== "").join(" ")).toBe(quote)
  })

  it.each([["not"], ["$5,000,000"], ["five million dollars"], ["The Buyer shall not be liable."], ["only where it may"], ["and:"]])("is not what decides something: %s", (line) => {
    const page = printed(line)
    expect(blankFurniture(page)).toBeNull()
    expect(locateQuote(quote, page).verdict).not.toBe("normalised")
  })

  it("is no figure that stands alone within a page and counts along with none", () => {
    const text = `The Buyer shall pay within\n\n30\n\ndays of receipt of an invoice. ${"Nothing of note stands here. ".repeat(40)}`
    expect(blankFurniture({ text })).toBeNull()
    expect(blankFurniture({ text: `${text}\n\n31\n\nand so on.` })).not.toBeNull()
  })

  it("takes as much room as before", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("The Supplier shall", "2", "- 3 -", "ACME", "Page 4 of 9", "deliver\nthe goods", ""), { maxLength: 20 }), (lines) => {
        const text = lines.join("\n\n")
        const cleared = blankFurniture({ text })
        expect(cleared?.text.length ?? text.length).toBe(text.length)
        for (const { start, end } of cleared?.blanked ?? []) expect(text.slice(start, end)).toMatch(/^\S(?:.*\S)?$/)
      }),
    )
  })
})
