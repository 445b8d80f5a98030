import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { WorkspaceClause } from "./clauses.dto"
import { compareClauses } from "./compare-clauses"

const clause = (clauseType: string, quote: string): WorkspaceClause => ({ id: quote, documentId: "d", documentTitle: "D", versionId: "v", clauseType, quote, answer: null, confidence: 0.9, verdict: "exact", score: 1, start: 0, end: 1, page: null })
const typeOf = (left: WorkspaceClause[], right: WorkspaceClause[], type: string) => compareClauses(left, right).find((compared) => compared.type === type)

describe("compareClauses", () => {
  it("tells of each of the 41 types what became of it", () => {
    const left = [clause("Governing Law", "the laws of Ohio"), clause("Insurance", "shall insure"), clause("Exclusivity", "solely")]
    const right = [clause("Governing Law", "the laws of Texas"), clause("Audit Rights", "may audit"), clause("Exclusivity", "solely")]
    const compared = compareClauses(left, right)
    expect(compared).toHaveLength(41)
    expect(compared.filter(({ change }) => change !== "neither").map(({ type, change }) => [type, change])).toEqual([
      ["Governing Law", "changed"],
      ["Exclusivity", "same"],
      ["Audit Rights", "only_right"],
      ["Insurance", "only_left"],
    ])
    expect(typeOf(left, right, "Governing Law")?.parts).toEqual([
      { kind: "same", text: "the laws of " },
      { kind: "removed", text: "Ohio" },
      { kind: "added", text: "Texas" },
    ])
  })

  it("takes line breaks and blanks for layout", () => {
    expect(typeOf([clause("Insurance", "shall\n  insure it")], [clause("Insurance", "shall insure it")], "Insurance")?.change).toBe("same")
  })

  it("loses no word of either side", () => {
    const words = fc.array(fc.constantFrom("shall", "not", "pay", "30", "days", "Ohio", "."), { minLength: 1, maxLength: 30 }).map((list) => list.join(" "))
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = typeOf([clause("Insurance", before)], [clause("Insurance", after)], "Insurance")?.parts ?? []
        const side = (dropped: string) => parts.filter(({ kind }) => kind !== dropped).map(({ text }) => text).join("")
        expect([side("added"), side("removed")]).toEqual([before, after])
      }),
    )
  })
})
