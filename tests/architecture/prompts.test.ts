import { readFileSync } from "node:fs"
import { encode } from "gpt-tokenizer"
import { expect, test } from "vitest"
import { checkInput, outputValidator } from "@/prompts/check-input"
import { clauseTypeNames } from "@/prompts/clause-types"
import { loadPrompts } from "@/prompts/load-prompts"
import { modelTask, renderPrompt } from "@/prompts/render-prompt"
import { createOfflineChatModel } from "@/lib/inference/providers/offline"
import { sharedData } from "../support/shared-data"

const prompts = loadPrompts()
const added = {
  sources: [{ marker: 1, title: "A title", text: "A passage.", score: 1 }],
  documents: [{ title: "A title", text: "An opening." }],
  clauses: [{ type: "Governing Law", quote: "the laws of Ohio", answer: "Ohio", confidence: 0.9 }],
  history: [{ question: "Before?", answer: "Yes [1]." }],
  today: "2026-01-02",
}

test("the registry holds the prompts of the product", () => {
  expect([...prompts.keys()].toSorted()).toEqual([
    "architecture_audit", "assistant", "clause_extract", "code_review", "contract_analysis", "doc_classify", "document_summary",
    "financial_report", "grid_cell", "intent_detection", "medical_summary", "rag_answer", "sentiment_score", "ticket_classify",
  ])
})

test.each([...prompts.values()].map((definition) => [definition.key, definition] as const))("%s renders with its examples and leaves no template behind", (_, definition) => {
  const documentCount = { none: 0, optional: 0, one: 1, many: 2 }[definition.documents]
  for (const example of definition.examples) {
    expect(checkInput(definition, { payload: example.payload, documentCount })).toEqual({ ok: true, payload: example.payload })
    const rendered = renderPrompt(definition, { ...added, ...example.payload })
    expect(JSON.stringify(rendered)).not.toMatch(/\{\{|\}\}(?!\])|undefined|\[object/)
    expect(rendered.messages[0]?.blocks.length).toBeGreaterThan(0)
  }
})

test.each([...prompts.values()].map((definition) => [definition.key, definition] as const))("%s keeps the rules of its kind", (_, definition) => {
  const { kind, temperature, model, review, outputSchema } = definition
  const takesTemperature = model.model !== "claude-opus-4-7"
  if (!takesTemperature) expect(temperature).toBeNull()
  else if (kind === "classify" || kind === "extract") expect(temperature).toBe(0)
  else expect(temperature).toSatisfy((t: number) => t >= 0.2 && t <= 0.5)
  expect(outputSchema === null).toBe(kind === "answer" || kind === "summary")
  expect(outputSchema === null || outputValidator(definition) !== null).toBe(true)
  expect(definition.deadlines.connectMs).toBe(5000)
  if (review.always) expect(definition.delivery).toBe("after_verify")
  expect(definition.flag).toBe(`prompt.${definition.key}`)
})

test("high-stakes prompts are always reviewed", () => {
  const reviewed = [...prompts.values()].filter((definition) => definition.review.always).map((definition) => definition.key)
  expect(reviewed.toSorted()).toEqual(["contract_analysis", "financial_report", "medical_summary"])
})

test("the prompts called most have a prefix long enough to be cached", () => {
  for (const key of ["rag_answer", "clause_extract", "assistant"]) {
    const prefix = prompts.get(key)!.system.filter((block) => block.isCacheable).map((block) => block.text).join("\n")
    expect(encode(prefix).length).toBeGreaterThan(1024)
  }
})

test("clause_extract explains and allows exactly the 41 clause types", () => {
  const definition = prompts.get("clause_extract")!
  const output = definition.outputSchema as any
  const input = definition.inputSchema as any
  expect(clauseTypeNames).toHaveLength(41)
  expect(output.properties.clauses.items.properties.type.enum).toEqual(clauseTypeNames)
  expect(input.properties.clauseTypes.items.enum).toEqual(clauseTypeNames)
  for (const name of clauseTypeNames) expect(definition.system[0]?.text).toContain(`\n- ${name}. `)
})

const questions = sharedData("cuad", "questions.jsonl")
test.skipIf(questions === null)("the clause types are named as in the labelled contracts (needs the shared data)", () => {
  const names = readFileSync(questions!, "utf8").trim().split("\n").map((line) => JSON.parse(line).clause_type as string)
  expect([...new Set(names)].toSorted()).toEqual([...clauseTypeNames].toSorted())
})

test.each([...prompts.values()].map((definition) => [definition.key, definition] as const))("the offline model's output for %s fits its schema", async (_, definition) => {
  for (const example of definition.examples) {
    const variables = { ...added, ...example.payload }
    let text = ""
    const request = {
      route: { provider: "offline", model: "offline-extractive-1" } as const,
      ...renderPrompt(definition, variables),
      maxOutputTokens: definition.maxOutputTokens,
      ...(definition.outputSchema ? { outputSchema: { name: definition.key, jsonSchema: definition.outputSchema } } : {}),
      task: modelTask(definition, variables),
    }
    for await (const part of createOfflineChatModel({ tokensPerSecond: 0 }).stream(request, { signal: new AbortController().signal, deadlines: definition.deadlines, callId: "c" })) {
      if (part.type === "text-delta") text += part.text
      if (part.type === "finish") expect(part.reason).toBe("stop")
    }
    expect(text).not.toBe("")
    if (definition.outputSchema) expect(outputValidator(definition)?.safeParse(JSON.parse(text)).error).toBeUndefined()
  }
})
