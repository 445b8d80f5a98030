import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { locateQuote } from "../locate-quote"
import { supportOf } from "../support-of"

const text =
  "4.1 Fees. The Buyer shall pay the Supplier a fee of $1,250.00 per month, plus 5% of all net sales above $2 million, within thirty (30) days of receipt of an invoice.\n\n" +
  "4.2 Liability. The Supplier is not liable for any indirect damages of the Buyer. The Supplier’s modem and its non-exclusive licence stay with the Supplier – in whole or in part.\n\n" +
  "4.3 Duties. The Supplier shall (a) deliver the goods to the office, (b) insure them at its own cost, and (c) keep records for seven years. It may not assign this Agreement. The Buyer shall keep the goods in a dry place of 40\u00a0m\u00b2 and 1½ floors.\n\n" +
  "4.4 Renewal. This Agreement renews for successive periods of one year unless either party gives notice in writing at least sixty (60) days before its end."

const source = { text, start: 0, end: text.length, title: "Supply agreement" }
const verdictOf = (quote: string) => locateQuote(quote, text).verdict
const judge = (sentence: string) => supportOf(sentence, source).verdict

describe("a quote in other writing", () => {
  it.each([
    ["curly quotes and other dashes", "The Supplier's modem and its non-exclusive licence stay with the Supplier—in whole or in part"],
    ["no-break blanks", "The Buyer shall\u00a0pay\u202fthe Supplier a fee of $1,250.00 per month"],
    ["soft hyphens", "renews for suc\u00adcessive peri\u00adods of one year unless either party"],
    ["a word broken at a line's end", "renews for succes-\nsive periods of one year unless either party"],
    ["a hyphen less", "its nonexclusive licence stay with the Supplier"],
    ["ligatures", "deliver the goods to the oﬃce, (b) insure them"],
    ["capitals", "THE SUPPLIER IS NOT LIABLE FOR ANY INDIRECT DAMAGES OF THE BUYER"],
    ["a fraction spelled out", "in a dry place of 40 m² and 1 1/2 floors"],
    ["a remark of the writer", "The Supplier is not liable [sic] for any indirect damages"],
    ["an omission that turns nothing round", "The Buyer shall pay the Supplier a fee of $1,250.00 per month ... within thirty (30) days"],
  ])("is the same with %s", (_, quote) => {
    expect(verdictOf(quote)).toBe("normalised")
  })

  it.each([
    ["m read as rn", "The Supplier's rnodem and its non-exclusive licence stay with the Supplier"],
    ["l read as 1", "The Supplier is not 1iable for any indirect damages of the Buyer"],
    ["a misspelt figure", "within thrity (30) days of receipt of an invoice"],
    ["list letters left out", "The Supplier shall deliver the goods to the office, insure them at its own cost, and keep records"],
    ["a word of the writer in brackets", "[the Supplier] may not assign this Agreement"],
  ])("is near with %s", (_, quote) => {
    expect(verdictOf(quote)).toBe("fuzzy")
  })
})

describe("a quote that means something else", () => {
  it.each([
    ["half a figure", "50.00 per month, plus 5% of all net sales"],
    ["the end of a figure", "250.00 per month"],
    ["a sum without its million", "of all net sales above $2"],
    ["a share without its sign", "The Buyer shall pay the Supplier a fee of $1,250.00 per month, plus 5"],
    ["another figure", "a fee of $1,350.00 per month, plus 5% of all net sales"],
    ["a figure read for letters", "a fee of $l,250.00 per month, plus 6% of all net sales"],
    ["a raised figure as a plain one", "in a dry place of 402 m"],
    ["a denial lost", "The Supplier is liable for any indirect damages of the Buyer"],
    ["a denial lost at its end", "the Supplier – in whole or in part. 4.3 Duties. It may assign"],
    ["a denial left out by dots", "The Supplier is ... liable for any indirect damages of the Buyer"],
    ["a condition turned round", "renews for successive periods of one year if either party gives notice in writing"],
    ["parts of two sentences as of one", "The Buyer shall pay the Supplier ... deliver the goods to the office"],
    ["another sentence's subject", "The Supplier shall (a) deliver the goods … keep the goods in a dry place"],
    ["a denial in brackets", "The Buyer shall [not] pay the Supplier a fee of $1,250.00 per month"],
    ["parties swapped", "The Supplier shall pay the Buyer a fee of $1,250.00 per month"],
    ["one party for the other", "The Buyer is not liable for any indirect damages"],
    ["direct for indirect", "The Supplier is not liable for any direct damages of the Buyer"],
    ["gross for net", "plus 5% of all gross sales above $2 million, within thirty (30) days"],
    ["oral for written", "unless either party gives notice orally at least sixty (60) days before its end"],
    ["after for before", "gives notice in writing at least sixty (60) days after its end"],
    ["months for days", "within thirty (30) months of receipt of an invoice"],
    ["exclusive for non-exclusive", "its exclusive licence stay with the Supplier"],
  ])("is not there: %s", (_, quote) => {
    expect(verdictOf(quote)).toBe("unsupported")
  })

  it("is never better than near when one figure of it is changed", () => {
    const figures = [...text.matchAll(/\d+/g)]
    fc.assert(
      fc.property(fc.nat({ max: figures.length - 1 }), fc.integer({ min: 1, max: 9_999 }), (which, other) => {
        const figure = figures[which]
        fc.pre(figure !== undefined && figure[0] !== String(other))
        const [at, end] = [figure?.index ?? 0, (figure?.index ?? 0) + (figure?.[0].length ?? 0)]
        const quote = `${text.slice(text.lastIndexOf(" ", Math.max(0, at - 20)) + 1, at)}${other}${text.slice(end, text.indexOf(" ", end + 20))}`
        expect(["fuzzy", "unsupported"]).toContain(verdictOf(quote))
      }),
    )
  })
})

describe("a sentence about a quote", () => {
  it.each([
    ["leaves out the denial before it", 'The Supplier is "liable for any indirect damages" [1].'],
    ["gives it to the other party", 'The Supplier "shall pay the Supplier a fee of $1,250.00 per month" [1].'],
    ["gives a duty to the other party", 'The Buyer "shall (a) deliver the goods to the office" [1].'],
    ["swaps payer and payee in its own words", "The Supplier shall pay the Buyer a monthly fee of $1,250.00 [1]."],
    ["takes one party for the other in its own words", "The Buyer has to deliver the goods, insure them and keep records for seven years [1]."],
    ["denies what is said in its own words", "The Buyer shall not pay the Supplier a monthly fee of $1,250.00 [1]."],
  ])("is not borne out when it %s", (_, sentence) => {
    expect(judge(sentence)).toBe("unsupported")
  })

  it.each([
    ["keeps the denial beside it", 'The Supplier is not "liable for any indirect damages" [1].', "exact"],
    ["says the denial otherwise", 'The contract excludes that the Supplier is "liable for any indirect damages" [1].', "exact"],
    ["names the right party", 'The Buyer "shall pay the Supplier a fee of $1,250.00 per month" [1].', "exact"],
    ["has a mark within the quote", '"The Buyer shall pay the Supplier a fee of $1,250.00 per month [1]"', "exact"],
    ["says the same in its own words", "The Supplier has to deliver the goods, insure them and keep records for seven years [1].", "fuzzy"],
    ["turns it into the passive", "A monthly fee of $1,250.00 is paid to the Supplier by the Buyer [1].", "fuzzy"],
  ])("is borne out when it %s", (_, sentence, verdict) => {
    expect(judge(sentence)).toBe(verdict)
  })
})
