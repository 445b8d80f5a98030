import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sharedData } from "@/tests/support/shared-data"
import { clauseRules, extractClauses, listClauseTypes } from "./extract-clauses"

const contract = `DISTRIBUTION AGREEMENT

This Distribution Agreement (this "Agreement") is made as of March 4, 2025 by and between Northwind Tools, Inc. ("Supplier") and Harbour Retail Ltd. ("Distributor").

1.1 Supplier hereby appoints Distributor as its exclusive distributor in Austria and grants Distributor a non-transferable license to use the Marks.

2.1 This Agreement shall remain in force for three (3) years from the Effective Date and shall renew automatically for successive terms of one (1) year unless either party gives ninety (90) days' written notice of non-renewal before the end of the term.

3.1 Distributor shall purchase at least 500 units in each year and shall pay a royalty of five percent (5%) of Net Sales.

4.1 In no event shall either party be liable for consequential damages, and liability shall not exceed the fees paid in the preceding year.

4.2 Supplier may inspect the books and records of Distributor during business hours.

5.1 Neither party may assign this Agreement without the prior written consent of the other party.

5.2 This Agreement shall be governed by the laws of the State of New York.`

const find = (type: string) => extractClauses(contract).find((clause) => clause.type === type)

test.each([
  ["Document Name", "DISTRIBUTION AGREEMENT", "DISTRIBUTION AGREEMENT"],
  ["Agreement Date", "March 4, 2025", "March 4, 2025"],
  ["Expiration Date", "This Agreement shall remain", "three (3) years"],
  ["Renewal Term", "This Agreement shall remain", "one (1) year"],
  ["Notice Period to Terminate Renewal", "This Agreement shall remain", "ninety (90) days'"],
  ["Exclusivity", "Supplier hereby appoints", null],
  ["Non-Transferable License", "Supplier hereby appoints", null],
  ["Revenue/Profit Sharing", "Distributor shall purchase", "five percent (5%) of Net Sales"],
  ["Minimum Commitment", "Distributor shall purchase", "five percent (5%) of Net Sales"],
  ["Cap on Liability", "In no event", null],
  ["Audit Rights", "Supplier may inspect", null],
  ["Anti-Assignment", "Neither party may assign", null],
  ["Governing Law", "This Agreement shall be governed", "New York"],
])("finds %s without its section number", (type, beginning, answer) => {
  const clause = find(type)
  expect(clause?.quote.startsWith(beginning)).toBe(true)
  expect(clause?.answer).toBe(answer)
})

test("names the parties by their names and short names", () => {
  expect(extractClauses(contract).filter((clause) => clause.type === "Parties").map((clause) => clause.quote)).toEqual(["Northwind Tools, Inc.", "Supplier", "Harbour Retail Ltd.", "Distributor"])
})

test("returns only the types asked for", () => {
  expect(extractClauses(contract, ["Governing Law"]).map((clause) => clause.type)).toEqual(["Governing Law"])
})

test.each([["No license is granted under this Agreement to use the Marks."], ["There are no intended third party beneficiaries of this Agreement."], ["The courts of Vienna have exclusive jurisdiction over all disputes."]])("does not take a denial or a mere word for a clause: %s", (sentence) => {
  expect(extractClauses(sentence).filter((clause) => ["License Grant", "Third Party Beneficiary", "Exclusivity"].includes(clause.type))).toEqual([])
})

test("quotes letter for letter, whatever the text", () => {
  const phrases = clauseRules.flatMap((rule) => rule.type)
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constantFrom(...contract.split("\n\n"), ...phrases, "\n\n", "1.1 ", "(a) ")), { maxLength: 12 }).map((parts) => parts.join(" ")), (text) => {
      for (const clause of extractClauses(text)) expect(text.slice(clause.start, clause.start + clause.quote.length)).toBe(clause.quote)
    }),
  )
})

test("lists the same types that it extracts", () => {
  expect([...listClauseTypes(contract)].toSorted()).toEqual([...new Set(extractClauses(contract).map((clause) => clause.type))].toSorted())
})

const documentsFile = sharedData("cuad", "documents.jsonl")
const questionsFile = sharedData("cuad", "questions.jsonl")
describe.skipIf(documentsFile === null || questionsFile === null)("on the labelled contracts (needs the shared data)", () => {
  test("finds seven in ten of the labelled clauses of the core contracts, with more than six in ten quotes right", () => {
    const read = (file: string) => readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line))
    const questions = read(questionsFile!)
    const located = new Set(clauseRules.map((rule) => rule.type))
    let answerable = 0
    let found = 0
    let quotes = 0
    let right = 0
    for (const document of read(documentsFile!).filter((entry) => entry.core)) {
      const clauses = extractClauses(document.text.slice(0, 60_000))
      for (const question of questions.filter((entry) => entry.doc_id === document.id && located.has(entry.clause_type))) {
        const own = clauses.filter((clause) => clause.type === question.clause_type)
        const hits = own.filter((clause) => question.spans.some((span: { start: number; end: number }) => Math.min(clause.start + clause.quote.length, span.end) - Math.max(clause.start, span.start) >= 0.5 * Math.min(clause.quote.length, span.end - span.start)))
        quotes += own.length
        right += hits.length
        if (question.answerable) answerable++
        if (question.answerable && hits.length > 0) found++
      }
    }
    expect(found / answerable).toBeGreaterThan(0.68)
    expect(right / quotes).toBeGreaterThan(0.58)
  })
})
