import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { spansOf } from "./spans-of"

describe("a passage page by page", () => {
  it("is cut at the page borders, blanks between pages left out", () => {
    const pages = [{ page: 1, start: 0, end: 10 }, { page: 2, start: 12, end: 20 }, { page: 3, start: 22, end: 30 }]
    expect(spansOf(pages, { start: 5, end: 25 })).toEqual([{ page: 1, start: 5, end: 10 }, { page: 2, start: 12, end: 20 }, { page: 3, start: 22, end: 25 }])
    expect(spansOf(pages, { start: 12, end: 20 })).toEqual([{ page: 2, start: 12, end: 20 }])
  })

  it("has one stretch without a page where there are none, and none where there is nothing", () => {
    expect(spansOf(null, { start: 3, end: 9 })).toEqual([{ page: null, start: 3, end: 9 }])
    expect(spansOf([{ page: 1, start: 0, end: 10 }], { start: 4, end: 4 })).toEqual([])
  })

  it("never leaves the passage, and goes on page after page", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }), fc.nat(400), fc.integer({ min: 1, max: 300 }), (lengths, start, length) => {
        let at = 0
        const pages = lengths.map((size, index) => ({ page: index + 1, start: at, end: (at += size) }))
        const spans = spansOf(pages, { start, end: start + length })
        expect(spans.length).toBeGreaterThan(0)
        for (const span of spans) expect(span.start >= start && span.end <= start + length && span.start < span.end).toBe(true)
        expect(spans.map(({ page }) => page)).toEqual(spans.map(({ page }) => page).toSorted((a, b) => (a ?? 0) - (b ?? 0)))
      }),
    )
  })
})
