import { describe, expect, it } from "vitest"
import { filtersHref, readFilters } from "./filters"

describe("request filters", () => {
  it("go from the address to the list and back", () => {
    const filters = readFilters({ status: "done", model: "claude-sonnet-4-6", from: "2026-11-01", cursor: "x" })
    expect(filters).toEqual({ status: "done", model: "claude-sonnet-4-6", from: "2026-11-01" })
    expect(filtersHref(filters)).toBe("/requests?status=done&model=claude-sonnet-4-6&from=2026-11-01")
    expect(filtersHref({})).toBe("/requests")
  })

  it("pass over what cannot be a filter", () => {
    expect(readFilters({ status: "lost", reuse: "toString", route: "first", userId: "1 or 1=1", day: "2026-02-31", from: ["2026-11-01", "x"] })).toEqual({ from: "2026-11-01" })
  })
})
