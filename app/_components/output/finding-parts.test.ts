import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findingParts } from "./finding-parts"

describe("findingParts", () => {
  it("puts a risk into the places of a card", () => {
    const parts = findingParts({ title: "No cap", severity: "high", explanation: "Liability has no limit at all, for either party.", clauseType: null, quote: "without limit", recommendation: "Ask for a cap of twelve months' fees." })
    expect(parts).toMatchObject({ title: "No cap", rating: "high", quote: "without limit", labels: [] })
    expect(parts.body.map(([name]) => name)).toEqual(["explanation", "recommendation"])
  })

  it("loses no field that has a value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ minLength: 1 })), (finding) => {
        const { title, rating, quote, labels, body } = findingParts(finding)
        expect([title, rating, quote].filter((part) => part !== null).length + labels.length + body.length).toBe(Object.keys(finding).length)
      }),
    )
  })
})
