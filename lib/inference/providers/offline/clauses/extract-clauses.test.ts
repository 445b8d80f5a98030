import { createHash } from "node:crypto"
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

test("lists the types that it extracts", () => {
  const listed = listClauseTypes(contract)
  expect(extractClauses(contract).filter((clause) => clause.confidence >= 0.5 && !listed.has(clause.type))).toEqual([])
})

test("is sure of what stands in plain words, and doubtful of what may be meant otherwise", () => {
  const sure = (type: string) => find(type)?.confidence ?? 0
  for (const type of ["Governing Law", "Anti-Assignment", "Parties"]) expect(sure(type)).toBeGreaterThan(0.8)
  for (const clause of extractClauses("Upon completion the parties shall meet to review the work that was done.")) expect(clause.confidence).toBeLessThan(0.5)
})

test("names the parties that stand on lines of their own, and none that are told of", () => {
  const text = `SERVICES AGREEMENT

BETWEEN:

  HERON SYSTEMS CORP., a company under the laws of Ohio, a subsidiary of Plover Holdings Inc. ("Heron")

AND:

  The Curlew Press, a New York not-for-profit corporation of 7 Main Street, Denver, CO ("Customer")

WHEREAS Heron bought software from Godwit Ltd. ("Godwit");`
  expect(extractClauses(text, ["Parties"]).map((clause) => clause.quote)).toEqual(["HERON SYSTEMS CORP.", "Heron", "The Curlew Press", "Customer"])
})

test("takes no effective date that the opening does not call so", () => {
  const of = (text: string) => extractClauses(text, ["Effective Date"]).map((clause) => clause.answer)
  expect(of('This Lease Agreement is made as of May 5, 2019 by and between A Inc. and B Inc.')).toEqual([])
  expect(of('This Lease Agreement is made as of May 5, 2019 (the "Effective Date") by and between A Inc. and B Inc.')).toEqual(["May 5, 2019"])
})

const documentsFile = sharedData("cuad", "documents.jsonl")
const questionsFile = sharedData("cuad", "questions.jsonl")
describe.skipIf(documentsFile === null || questionsFile === null)("on the labelled contracts (needs the shared data)", () => {
  test("finds six in ten of the labelled clauses of contracts that nothing was learned from, with seven in ten quotes right, as sure as it is right", () => {
    const read = (file: string) => readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line))
    const questions = read(questionsFile!)
    const located = new Set(clauseRules.map((rule) => rule.type))
    const unseen = (id: string) => (createHash("sha256").update(id).digest()[2] ?? 0) % 2 === 1
    const judged: { confidence: number; isRight: boolean }[] = []
    let answerable = 0
    let found = 0
    for (const document of read(documentsFile!).filter((entry) => entry.core && unseen(entry.id))) {
      const clauses = extractClauses(document.text)
      for (const question of questions.filter((entry) => entry.doc_id === document.id && located.has(entry.clause_type))) {
        const own = clauses.filter((clause) => clause.type === question.clause_type)
        const hits = own.filter((clause) => question.spans.some((span: { start: number; end: number }) => Math.min(clause.start + clause.quote.length, span.end) - Math.max(clause.start, span.start) >= 0.5 * Math.min(clause.quote.length, span.end - span.start)))
        judged.push(...own.map((clause) => ({ confidence: clause.confidence, isRight: hits.includes(clause) })))
        if (question.answerable) answerable++
        if (question.answerable && hits.length > 0) found++
      }
    }
    const right = (least: number) => judged.filter(({ confidence, isRight }) => confidence >= least && isRight).length / judged.filter(({ confidence }) => confidence >= least).length
    expect(found / answerable).toBeGreaterThan(0.6)
    expect(right(0)).toBeGreaterThan(0.66)
    expect(right(0.8)).toBeGreaterThan(0.85)
  })
})
