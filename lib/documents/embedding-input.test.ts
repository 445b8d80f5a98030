import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { embeddingHash, embeddingInput } from "./embedding-input"

const place = { title: "Supply Agreement", heading: "12. Term › 12.2 Renewal", text: "It renews for one year." }

describe("what is embedded", () => {
  it("puts title and headings before the text", () => {
    expect(embeddingInput(place)).toBe("Supply Agreement\n12. Term › 12.2 Renewal\n\nIt renews for one year.")
    expect(embeddingInput({ ...place, heading: null })).toBe("Supply Agreement\n\nIt renews for one year.")
  })

  it("has one key for the same words, and another when title, heading or text differ", () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    const places = fc.record({ title: word, heading: fc.option(word), text: word })
    fc.assert(
      fc.property(places, places, (a, b) => {
        expect(embeddingHash({ ...a, text: ` ${a.text}\n` })).toBe(embeddingHash(a))
        if (embeddingInput(a) !== embeddingInput(b) && a.heading !== null && b.heading !== null) expect(embeddingHash(a)).not.toBe(embeddingHash(b))
      }),
    )
  })
})
