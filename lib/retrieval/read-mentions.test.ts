import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readMentions } from "./read-mentions"
import { scoreMentions } from "./score-mentions"

describe("what a query names", () => {
  it.each([
    ["What does Section 4.2 say?", { references: ["4.2"], phrases: [], numbers: [] }],
    ["clause 12 (b) and § 7", { references: ["12(b)", "7"], phrases: [], numbers: [] }],
    ["Where does Article IX apply?", { references: ["IX"], phrases: [], numbers: [] }],
    ['Who may use "Licensed Marks"?', { references: [], phrases: ["Licensed Marks"], numbers: [] }],
    ["Is Northwind Tools Ltd paid EUR 12,000 by 4 March 2025?", { references: [], phrases: ["Northwind Tools Ltd"], numbers: ["12,000", "4", "2025"] }],
    ["which clause a party breaks", { references: [], phrases: [], numbers: [] }],
    ["how is the fee paid", { references: [], phrases: [], numbers: [] }],
  ])("reads %s", (query, mentions) => {
    expect(readMentions(query)).toEqual(mentions)
  })

  it("prefers the passage that opens a section to one that refers to it, and passes over longer numbers", () => {
    const mentions = readMentions("What does Section 4.2 say?")
    const score = (text: string, heading: string | null = null) => scoreMentions(mentions, { text, heading })
    expect(score("4.2 Renewal. It renews for a year.")).toBeGreaterThan(score("Subject to Section 4.2, fees are due."))
    expect(score("Subject to Section 4.2, fees are due.")).toBeGreaterThan(score("Fees are due."))
    expect(score("It renews for a year.", "4. Term › 4.2 Renewal")).toBeGreaterThan(score("Fees are due."))
    expect(score("14.2 Audits. Section 4.21 applies, and 4.2.1.")).toBe(0)
  })

  it("finds 12(b) with or without a blank, and no other letter", () => {
    const mentions = readMentions("what is in clause 12(b)")
    expect(scoreMentions(mentions, { text: "as set out in Clause 12 (b)", heading: null })).toBeGreaterThan(0)
    expect(scoreMentions(mentions, { text: "as set out in Clause 12(c)", heading: null })).toBe(0)
  })

  it("takes any text for a query without failing", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (query, text) => {
      expect(scoreMentions(readMentions(query), { text, heading: null })).toBeGreaterThanOrEqual(0)
    }))
  })
})
