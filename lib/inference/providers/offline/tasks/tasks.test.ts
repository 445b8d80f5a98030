import { expect, test } from "vitest"
import type { ModelTask } from "../../../port"
import { analyseContract } from "./analyse-contract"
import { classifyDocument } from "./classify-document"
import { classifyTicket } from "./classify-ticket"
import { detectIntent } from "./detect-intent"
import { reportFigures } from "./report-figures"
import { reviewCode } from "./review-code"
import { scoreSentiment } from "./score-sentiment"
import { summariseDocuments } from "./summarise-documents"
import { summariseRecord } from "./summarise-record"

const task = (inputs: Record<string, unknown>, sources: ModelTask["sources"] = []): ModelTask => ({ promptKey: "x", inputs, sources })

test.each([
  ["This Supply Agreement is made by and between A Ltd and B Ltd. The parties agree as follows.", "contract"],
  ["INVOICE 12. Bill to: B Ltd. Subtotal EUR 100. Amount due EUR 120.", "invoice"],
  ["Dear Ms Gray,\nthank you for your letter.\nKind regards, Tom", "correspondence"],
  ["Travel policy. Purpose of this policy. All employees must book early. Violations of this policy are reported.", "policy"],
  ["Annual report. Findings: revenue increased compared to last fiscal year. Table 1 shows the results.", "report"],
  ["lorem words that are nothing", "other"],
])("classifies %s", (text, kind) => {
  expect(classifyDocument(task({ text })).kind).toBe(kind)
})

test.each([
  ["My card was charged twice for the March invoice.", "billing", "normal"],
  ["Nobody in our office can sign in, error 500 since this morning.", "technical", "urgent"],
  ["I think our account was hacked and data was leaked.", "security", "urgent"],
  ["It would be nice if you could add dark mode, please add it.", "feature_request", "low"],
  ["How do I export a report?", "how_to", "normal"],
  ["xyzzy", "other", "normal"],
])("sorts the ticket: %s", (text, category, priority) => {
  expect(classifyTicket(task({ text }))).toMatchObject({ category, priority })
})

test("chooses only among the given intents, and none when nothing fits", () => {
  const intents = ["ask_deadline", "request_review", "cancel_contract"]
  expect(detectIntent(task({ text: "Please terminate the contract", intents })).intent).toBe("cancel_contract")
  expect(detectIntent(task({ text: "How long do we have until the deadline?", intents })).intent).toBe("ask_deadline")
  expect(detectIntent(task({ text: "Tomatoes are red", intents })).intent).toBe("none")
  expect(detectIntent(task({ text: "Please end our subscription" })).intent).toBe("cancel_subscription")
})

test.each([
  ["The team was wonderful and very helpful!", "positive"],
  ["I am disappointed, the report was late and full of errors.", "negative"],
  ["The meeting is at nine in room four.", "neutral"],
  ["The product is not good.", "negative"],
  ["Not bad at all.", "positive"],
])("scores the feeling of: %s", (text, label) => {
  const result = scoreSentiment(task({ text }))
  expect(result.label).toBe(label)
  for (const phrase of result.evidence) expect(text).toContain(phrase)
})

test("does not report what a record rules out, and keeps doses as written", () => {
  const text = "Pneumonia was ruled out. Patient denies chest pain. Allergy: penicillin. Started aspirin 100 mg once daily. Culture pending."
  const summary = summariseRecord(task({ text }))
  expect(summary.findings.map((finding) => finding.evidence)).toEqual(["Allergy: penicillin."])
  expect(summary.medications).toEqual(["aspirin 100 mg once daily"])
  expect(summary.openPoints).toEqual(["Culture pending."])
})

test("takes figures as written and finds the breached covenant", () => {
  const text = "Revenue was EUR 12.4 million, down 8 % on 2024. The operating loss was EUR (0.6) million. The covenant on the loan of EUR 6.0 million was breached."
  const report = reportFigures(task({ text }))
  expect(report.figures.map((figure) => [figure.name, figure.value, figure.change])).toEqual([
    ["Revenue", "EUR 12.4 million", "down 8 % on 2024"],
    ["operating loss", "EUR (0.6) million", null],
    ["loan", "EUR 6.0 million", null],
  ])
  expect(report.findings[0]?.title).toBe("Covenant or default")
})

test("points at the line of each fault", () => {
  const review = reviewCode(task({ code: "function f(id) {\n  return db.query(`select * from t where id = ${id}`)\n}\ntry { f() } catch (e) {}" }))
  expect(review.findings.map((finding) => [finding.title, finding.line])).toEqual([["Value put into an SQL text", 2], ["Error swallowed", 4]])
  expect(review.verdict).toBe("reject")
  expect(reviewCode(task({ code: "const sum = (a, b) => a + b" })).verdict).toBe("approve")
})

test("analyses from the clauses it is given, and calls what is missing not found", () => {
  const clauses = [
    { type: "Parties", quote: "Northwind Tools Ltd", confidence: 0.8 },
    { type: "Parties", quote: "Supplier", confidence: 0.7 },
    { type: "Governing Law", quote: "This Agreement is governed by the laws of Austria.", answer: "Austria", confidence: 0.9 },
    { type: "Exclusivity", quote: "Supplier is the exclusive source of the Goods.", confidence: 0.6 },
  ]
  const analysis = analyseContract(task({ clauses, documents: [{ title: "Supply agreement", text: "SUPPLY AGREEMENT" }] }))
  expect(analysis).toMatchObject({ contractType: "Supply agreement", parties: ["Northwind Tools Ltd (Supplier)"], governingLaw: "Austria", term: null, effectiveDate: null })
  expect(analysis.risks.find((risk) => risk.clauseType === "Exclusivity")?.quote).toBe("Supplier is the exclusive source of the Goods.")
  expect(analysis.risks.find((risk) => risk.title === "No limit of liability found")).toMatchObject({ clauseType: null, quote: null })
})

test("dates a contract by a day, not by a sentence that counts from one", () => {
  const counted = { type: "Effective Date", quote: "This Agreement shall remain in force for two (2) years from its date.", confidence: 0.9 }
  const day = { type: "Agreement Date", quote: "17 September 2025", confidence: 0.8 }
  expect(analyseContract(task({ clauses: [counted, day] })).effectiveDate).toBe("17 September 2025")
  expect(analyseContract(task({ clauses: [counted] })).effectiveDate).toBe(counted.quote)
  expect(analyseContract(task({ clauses: [counted, day, { type: "Effective Date", quote: "1 October 2025", confidence: 0.5 }] })).effectiveDate).toBe("1 October 2025")
})

test("is not sure of a contract in which it found nothing", () => {
  expect(analyseContract(task({ clauses: [] })).confidence).toBeLessThan(0.5)
})

test("cites the passage behind every sentence of a summary", () => {
  const source = (marker: number, title: string, text: string) => ({ marker, title, text, score: 1 })
  const summary = summariseDocuments(task({}, [source(1, "Report", "Sales rose by 4 percent in the north this year. The plant in Graz was closed for two months in spring."), source(2, "Policy", "All staff must lock their screens when they leave the desk.")]))
  expect(summary.split("\n").filter((line) => line.includes('"')).every((line) => /\[\d\]\.$/.test(line))).toBe(true)
  expect(summary).toContain("Report")
  expect(summary).toContain("[2]")
  expect(summariseDocuments(task({ focus: "penguins" }, [source(1, "Report", "Sales rose by 4 percent in the north this year.")]))).toBe("These documents do not answer that.")
})
