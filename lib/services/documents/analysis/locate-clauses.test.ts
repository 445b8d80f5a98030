import { describe, expect, it } from "vitest"
import { locateClauses, mergeClauses } from "./locate-clauses"

const text = "7.1 Either party may end this Agreement at any time by thirty days' written notice.\n7.2 This Agreement is governed by the laws of Ohio."
const section = { text, start: 1_000 }
const pages = [
  { page: 1, start: 0, end: 1_080 },
  { page: 2, start: 1_081, end: 1_200 },
]
const clause = (type: string, quote: string, confidence = 0.9) => ({ type, quote, answer: null, confidence })

describe("locateClauses", () => {
  it("gives each quote its place and page in the whole text", () => {
    const { clauses, unsupported } = locateClauses({ output: { clauses: [clause("Governing Law", "This Agreement is governed by the laws of Ohio.")] }, section, pages })
    expect(unsupported).toBe(0)
    expect(clauses).toMatchObject([{ clauseType: "Governing Law", verdict: "exact", page: 2 }])
    const [found] = clauses
    expect(text.slice((found?.start ?? 0) - 1_000, (found?.end ?? 0) - 1_000)).toBe(found?.quote)
  })

  it("drops what the section does not say, and counts it", () => {
    const { clauses, unsupported } = locateClauses({ output: { clauses: [clause("Insurance", "Supplier shall maintain insurance of ten million euros.")] }, section, pages })
    expect(clauses).toEqual([])
    expect(unsupported).toBe(1)
  })

  it("finds nothing in an output of another shape", () => {
    expect(locateClauses({ output: { clauses: "none" }, section, pages: null })).toEqual({ clauses: [], unsupported: 0 })
    expect(locateClauses({ output: null, section, pages: null })).toEqual({ clauses: [], unsupported: 0 })
  })
})

describe("mergeClauses", () => {
  const found = (clauseType: string, start: number, end: number, confidence: number) => ({ clauseType, quote: "", answer: null, confidence, verdict: "exact" as const, score: 1, start, end, page: null })

  it("keeps the surer of two finds of one type on the same words", () => {
    expect(mergeClauses([found("Insurance", 0, 100, 0.6), found("Insurance", 10, 90, 0.9)])).toMatchObject([{ start: 10, confidence: 0.9 }])
  })

  it("keeps other types on the same words, and other places, in reading order", () => {
    const merged = mergeClauses([found("Insurance", 500, 600, 0.9), found("License Grant", 0, 100, 0.6), found("Insurance", 0, 100, 0.6)])
    expect(merged.map((one) => [one.clauseType, one.start])).toEqual([["License Grant", 0], ["Insurance", 0], ["Insurance", 500]])
  })
})
