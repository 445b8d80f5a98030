import { describe, expect, it } from "vitest"
import { clauseTypes } from "@/prompts/clause-types"
import type { WorkspaceClause } from "./clauses.dto"
import { rankClauses, typesMeant } from "./rank-clauses"

const clause = (id: string, clauseType: string, quote: string, documentId = "d"): WorkspaceClause => ({ id, documentId, documentTitle: "D", versionId: "v", clauseType, quote, answer: null, confidence: 0.8, verdict: "exact", score: 1, start: Number(id) * 100, end: Number(id) * 100 + 50, page: null })

describe("rankClauses", () => {
  it("puts the type that is meant before what only stands in a better passage", () => {
    const law = clause("2", "Governing Law", "This Agreement is governed by the laws of Ohio.")
    const insurance = clause("1", "Insurance", "Supplier shall maintain insurance as the law requires.")
    const passages = [{ documentId: "d", start: 100, end: 160 }, { documentId: "d", start: 200, end: 260 }]
    expect(rankClauses("governing law", { clauses: [insurance, law], passages }).map(({ id }) => id)).toEqual(["2", "1"])
  })

  it("tells clauses of one type apart by their words", () => {
    const ohio = clause("1", "Governing Law", "This Agreement is governed by the laws of Ohio.")
    const texas = clause("2", "Governing Law", "This Agreement is governed by the laws of Texas.")
    expect(rankClauses("governed by the laws of Texas", { clauses: [ohio, texas], passages: [] })[0]?.id).toBe("2")
  })

  it("ranks every clause once, also for a query without a word", () => {
    const clauses = ["1", "2", "3"].map((id) => clause(id, "Insurance", "insured"))
    expect(rankClauses("?!", { clauses, passages: [] }).map(({ id }) => id)).toEqual(["1", "2", "3"])
  })
})

describe("typesMeant", () => {
  it.each([
    ["who can end this early", "Termination for Convenience"],
    ["cap on damages", "Cap on Liability"],
    ["can they sell to competitors", "Exclusivity"],
    ["what happens if the company is bought", "Change of Control"],
    ["automatic renewal", "Renewal Term"],
    ["source code escrow", "Source Code Escrow"],
    ["audit right", "Audit Rights"],
    ["MFN", "Most Favored Nation"],
    ["can I get out of the contract", "Termination for Convenience"],
    ["can we hand the contract to another company", "Anti-Assignment"],
    ["can we hire their staff", "No-Solicit of Employees"],
    ["ROFR", "Rofr/Rofo/Rofn"],
    ["notice to stop the renewal", "Notice Period to Terminate Renewal"],
    ["which law applies", "Governing Law"],
  ])("knows what is meant by words of everyday: %s", (query, type) => {
    expect(typesMeant(query)[0]).toBe(type)
  })

  it("knows each of the 41 types by its name", () => {
    for (const { name } of clauseTypes) expect([name, typesMeant(name)]).toEqual([name, expect.arrayContaining([name])])
  })

  it("knows a type by its name, and none where a query is about something else", () => {
    expect(typesMeant("audit rights")[0]).toBe("Audit Rights")
    expect(typesMeant("zyzzyva quokka")).toEqual([])
  })
})
