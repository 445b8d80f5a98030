import { describe, expect, it } from "vitest"
import { pageOf, pagesOf } from "./page-of"

const pages = [
  { page: 1, start: 0, end: 0 },
  { page: 2, start: 0, end: 10 },
  { page: 3, start: 12, end: 20 },
  { page: 4, start: 20, end: 20 },
]

describe("the page of a character", () => {
  it("is the one whose range holds it, an empty page holding none", () => {
    expect([0, 9, 12, 19].map((offset) => pageOf(pages, offset))).toEqual([2, 2, 3, 3])
    expect(pagesOf(pages, { start: 5, end: 14 })).toEqual({ from: 2, to: 3 })
    expect(pagesOf(pages, { start: 0, end: 12 })).toEqual({ from: 2, to: 2 })
  })

  it("is unknown where a format has no pages", () => {
    expect(pageOf(null, 3)).toBeNull()
    expect(pagesOf([], { start: 0, end: 1 })).toEqual({ from: null, to: null })
  })
})
