import { describe, expect, it } from "vitest"
import { findQuote } from "./mark-quote"

describe("findQuote", () => {
  it("finds a quote across line breaks and other quotation marks", () => {
    const passage = "The term is\nthirty (30) days “after notice”."
    const found = findQuote(passage, 'is thirty (30) days "after')
    expect(found && passage.slice(found.start, found.end)).toBe("is\nthirty (30) days “after")
  })

  it("says when it is not there", () => {
    expect(findQuote("Nothing of the kind", "sixty days")).toBeNull()
    expect(findQuote("Nothing", "  ")).toBeNull()
  })
})
