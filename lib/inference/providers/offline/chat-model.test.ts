import fc from "fast-check"
import { expect, test } from "vitest"
import type { ModelRequest, StreamPart } from "../../port"
import { composeOutput } from "./compose-output"
import { createOfflineChatModel } from "./index"

const deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 60_000 }
const lease = { marker: 1, title: "Lease", text: "This Lease runs for two years. The rent is EUR 900 a month. This Lease is governed by the laws of Austria.", score: 1 }

function ask(question: string, overrides: Partial<ModelRequest> = {}): ModelRequest {
  return {
    route: { provider: "offline", model: "offline-extractive-1" },
    system: [{ text: "Answer from the sources." }],
    messages: [{ role: "user", blocks: [{ text: question }] }],
    maxOutputTokens: 500,
    task: { promptKey: "rag_answer", inputs: { question }, sources: [lease] },
    ...overrides,
  }
}

async function collect(request: ModelRequest, signal = new AbortController().signal): Promise<StreamPart[]> {
  const parts: StreamPart[] = []
  for await (const part of createOfflineChatModel({ tokensPerSecond: 0 }).stream(request, { signal, deadlines, callId: "call-1" })) parts.push(part)
  return parts
}

const textOf = (parts: StreamPart[]) => parts.map((part) => (part.type === "text-delta" ? part.text : "")).join("")

test("streams words in order, then its usage, then one finish", async () => {
  const request = ask("Which law governs the lease?")
  const parts = await collect(request)
  expect(parts.map((part) => part.type).filter((type) => type !== "text-delta")).toEqual(["started", "usage", "finish"])
  expect(parts[0]).toEqual({ type: "started", providerRequestId: "offline-call-1" })
  expect(textOf(parts)).toBe(composeOutput(request))
  expect(textOf(parts)).toBe('Austria: "This Lease is governed by the laws of Austria" [1].')
  expect(parts.at(-1)).toEqual({ type: "finish", reason: "stop", rawReason: "end" })
  const usage = parts.find((part) => part.type === "usage")
  expect(usage?.usage).toEqual({ inputTokens: 13, cacheReadTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, outputTokens: 15 })
})

test("says the same thing every time", async () => {
  const request = ask("What is the rent?")
  expect(await collect(request)).toEqual(await collect(request))
})

test("stops at the token limit and says so", async () => {
  const parts = await collect(ask("Which law governs the lease?", { maxOutputTokens: 4 }))
  expect(parts.at(-1)).toEqual({ type: "finish", reason: "length", rawReason: "max_tokens" })
  expect(textOf(parts)).toBe('Austria: "This Lease')
})

test("writes nothing when it was cancelled before it began", async () => {
  await expect(collect(ask("Which law?"), AbortSignal.abort())).rejects.toMatchObject({ name: "InferenceError", code: "cancelled" })
})

test("stops between two words when it is cancelled, even while it paces itself", async () => {
  const controller = new AbortController()
  const seen: string[] = []
  const run = async () => {
    for await (const part of createOfflineChatModel({ tokensPerSecond: 0.001 }).stream(ask("What is the rent?"), { signal: controller.signal, deadlines, callId: "c" })) {
      seen.push(part.type)
      if (part.type === "text-delta") setImmediate(() => controller.abort())
    }
  }
  await expect(run()).rejects.toMatchObject({ code: "cancelled" })
  expect(seen).toEqual(["started", "text-delta"])
})

test("never paces JSON", async () => {
  const model = createOfflineChatModel({ tokensPerSecond: 0.001 })
  const request = ask("x", { outputSchema: { name: "x", jsonSchema: { type: "object", properties: { kind: { type: "string" } } } }, task: { promptKey: "unknown", inputs: { text: "One two three four five six seven eight." }, sources: [] } })
  let text = ""
  for await (const part of model.stream(request, { signal: new AbortController().signal, deadlines, callId: "c" })) if (part.type === "text-delta") text += part.text
  expect(JSON.parse(text)).toEqual({ kind: "One two three four five six seven eight." })
})

test("answers a prompt it has no rules for by extraction, and by the least its schema allows", () => {
  const task = { promptKey: "brand_new", inputs: { text: "The pump failed twice in March and was replaced in April." }, sources: [] }
  expect(composeOutput({ task })).toContain("The pump failed twice")
  const jsonSchema = { type: "object", properties: { note: { type: ["string", "null"] }, items: { type: "array", items: { type: "string" } }, level: { type: "string", enum: ["a", "b"] }, share: { type: "number", minimum: 0.5 }, ok: { type: "boolean" } } }
  expect(JSON.parse(composeOutput({ task, outputSchema: { name: "x", jsonSchema } }))).toEqual({ note: null, items: [], level: "a", share: 0.5, ok: false })
})

test("never throws, whatever the inputs hold", () => {
  const keys = ["rag_answer", "document_summary", "contract_analysis", "clause_extract", "doc_classify", "ticket_classify", "intent_detection", "sentiment_score", "medical_summary", "financial_report", "code_review", "architecture_audit"]
  const anyInput = fc.record({ question: fc.anything(), text: fc.string(), sectionText: fc.string(), code: fc.string(), description: fc.string(), focus: fc.string(), intents: fc.array(fc.string()) }, { requiredKeys: [] })
  fc.assert(
    fc.property(fc.constantFrom(...keys), anyInput, fc.array(fc.string()), (promptKey, inputs, texts) => {
      const sources = texts.map((text, index) => ({ marker: index + 1, title: "T", text, score: 0 }))
      expect(typeof composeOutput({ task: { promptKey, inputs, sources } })).toBe("string")
      expect(() => JSON.parse(composeOutput({ task: { promptKey, inputs, sources }, outputSchema: { name: "x", jsonSchema: {} } }))).not.toThrow()
    }),
  )
})
