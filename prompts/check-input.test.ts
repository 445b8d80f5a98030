import { expect, test } from "vitest"
import { checkInput, inputValidator, outputValidator } from "./check-input"
import { loadPrompts } from "./load-prompts"

const prompts = loadPrompts()
const check = (key: string, payload: unknown, documentCount = 0) => checkInput(prompts.get(key)!, { payload, documentCount })

test("takes a payload that fits and gives it back", () => {
  expect(check("rag_answer", { question: "Which law?" })).toEqual({ ok: true, payload: { question: "Which law?" } })
})

test.each([
  ["an unknown key", { question: "x", model: "other" }, ""],
  ["a missing field", {}, "question"],
  ["an empty field", { question: "" }, "question"],
  ["blanks only", { question: " \n " }, "question"],
  ["too long a field", { question: "x".repeat(4001) }, "question"],
  ["a wrong type", { question: ["x"] }, "question"],
  ["no object", "x", ""],
  ["nothing", null, ""],
])("refuses %s and names the field", (_, payload, path) => {
  const checked = check("rag_answer", payload)
  expect(checked.ok).toBe(false)
  if (!checked.ok) expect(checked.issues.map((issue) => issue.path)).toContain(path)
})

test("holds each prompt to the documents it takes", () => {
  expect(check("contract_analysis", {}, 1).ok).toBe(true)
  expect(check("contract_analysis", {}, 2)).toEqual({ ok: false, issues: [{ path: "documentIds", message: "Choose exactly one document" }] })
  expect(check("document_summary", {}, 0)).toEqual({ ok: false, issues: [{ path: "documentIds", message: "Choose at least one document" }] })
  expect(check("ticket_classify", { text: "x" }, 1)).toEqual({ ok: false, issues: [{ path: "documentIds", message: "This prompt takes no documents" }] })
})

test("wants a text or a document where either will do", () => {
  expect(check("medical_summary", {}, 0)).toEqual({ ok: false, issues: [{ path: "text", message: "Give the text, or choose a document" }] })
  expect(check("medical_summary", { text: " " }, 0).ok).toBe(false)
  expect(check("medical_summary", {}, 1).ok).toBe(true)
  expect(check("medical_summary", { text: "Note." }, 0).ok).toBe(true)
})

test("refuses output with a foreign key or a type outside the list", () => {
  const validator = outputValidator(prompts.get("clause_extract")!)!
  const clause = { type: "Governing Law", quote: "the laws of Ohio", answer: null, confidence: 0.9 }
  expect(validator.safeParse({ clauses: [clause] }).success).toBe(true)
  expect(validator.safeParse({ clauses: [{ ...clause, type: "Weather" }] }).success).toBe(false)
  expect(validator.safeParse({ clauses: [{ ...clause, note: "x" }] }).success).toBe(false)
  expect(validator.safeParse({ clauses: [{ ...clause, confidence: 2 }] }).success).toBe(false)
  expect(outputValidator(prompts.get("rag_answer")!)).toBeNull()
})

test("compiles a schema once, and each release's own", () => {
  const definition = prompts.get("rag_answer")!
  expect(inputValidator(definition)).toBe(inputValidator({ ...definition, version: "9.9.9" }))
  const other = { ...definition, inputSchema: { type: "object", properties: { other: { type: "string" } }, required: ["other"], additionalProperties: false } }
  expect(inputValidator(other).safeParse({ question: "x" }).success).toBe(false)
  expect(inputValidator(other).safeParse({ other: "x" }).success).toBe(true)
})
