import { describe, expect, it } from "vitest"
import { supportOf } from "./support-of"

const chunk =
  "The term of this Agreement is two years. Either party may terminate this Agreement for convenience upon sixty (60) days prior written notice to the other party. The Distributor is prohibited from selling competing products in Canada. All invoices are payable within 45 days of receipt."

function supported(sentence: string): [string, string] {
  const match = supportOf(sentence, { text: chunk, start: 0, end: chunk.length, title: "Distribution agreement" })
  return [match.verdict, chunk.slice(match.start, match.end)]
}

describe("the support of a sentence", () => {
  it("is the sentence itself where it is copied, marks aside", () => {
    expect(supported("- **All invoices are payable within 45 days of receipt** [2].")).toEqual(["exact", "All invoices are payable within 45 days of receipt."])
  })

  it("is what it quotes, and a false quote takes all support away", () => {
    expect(supported('The contract lets a party leave “for convenience upon sixty (60) days prior written notice” [1].')).toEqual(["exact", "for convenience upon sixty (60) days prior written notice"])
    expect(supported('Either party may terminate for convenience "upon ninety (90) days prior written notice" [1].')[0]).toBe("unsupported")
  })

  it("is the passage that says the same in other words", () => {
    expect(supported("Each party can terminate for convenience by giving the other 60 days' written notice [1].")).toEqual(["fuzzy", "Either party may terminate this Agreement for convenience upon sixty (60) days prior written notice to the other party."])
    expect(supported("The Distributor may not sell competing products in Canada [1].")[0]).toBe("fuzzy")
  })

  it("runs over the ends of its source, and is looked for no further than its neighbours", () => {
    const far = `${chunk}${" Nothing of note stands here.".repeat(200)} The fee is waived for charities.`
    const border = chunk.indexOf("for convenience")
    const inside = (sentence: string, range: { start: number; end: number }) => {
      const match = supportOf(sentence, { text: far, title: "", ...range })
      return [match.verdict, far.slice(match.start, match.end)]
    }
    expect(inside('It says "terminate this Agreement for convenience upon sixty (60) days" [1].', { start: 0, end: border })).toEqual(["exact", "terminate this Agreement for convenience upon sixty (60) days"])
    expect(inside('It says "The fee is waived for charities" [1].', { start: 0, end: border })[0]).toBe("unsupported")
  })

  it("needs the figures beside a quote too, and one word in quotation marks is no quote", () => {
    expect(supported('The notice is 60 days: "upon sixty (60) days prior written notice" [1].')[0]).toBe("exact")
    expect(supported('The notice is 75 days: "prior written notice to the other party" [1].')[0]).toBe("unsupported")
    expect(supported('The "Distributor" may not sell competing products in Canada [1].')[0]).toBe("fuzzy")
    expect(supported('"Canada" [1].')[0]).toBe("exact")
  })

  it.each([
    ["a name the document does not have", "The Distributor may not sell competing products in Canada to Zenith."],
    ["a figure of another sentence", "Either party may terminate this Agreement for convenience upon 45 days written notice."],
    ["a figure the chunk does not have", "Each party can terminate for convenience by giving the other 90 days' written notice."],
    ["a denial the chunk does not have", "Invoices are never payable within 45 days of receipt."],
    ["something the chunk does not speak of", "The governing law of the contract is that of New York."],
    ["no words", "[1]"],
  ])("is missing for %s", (_, sentence) => {
    expect(supported(sentence)[0]).toBe("unsupported")
  })
})
