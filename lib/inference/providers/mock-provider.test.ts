import { spawn } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { z } from "zod"
import { type Behaviour, type MockProvider, readBill, startMockProvider } from "@/tests/support/mock-provider"
import { parseOutput } from "../parse-output"
import type { ChatModel, ModelRequest, ModelRoute, StreamPart, ToolCall } from "../port"
import type { Usage } from "../usage"
import { createAnthropicModel } from "./anthropic"
import { createOpenaiModel } from "./openai"
import { createOpenaiEmbeddingModel } from "./openai-embeddings"

const deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 20_000 }
const claude: ModelRoute = { provider: "anthropic", model: "claude-sonnet-4-6" }
const gpt: ModelRoute = { provider: "openai", model: "gpt-5.4" }

let mock: MockProvider
let models: Record<"anthropic" | "openai", ChatModel>
beforeAll(async () => {
  mock = await startMockProvider()
  models = {
    anthropic: createAnthropicModel({ apiKey: "k", baseUrl: mock.anthropicBaseUrl }),
    openai: createOpenaiModel({ apiKey: "k", baseUrl: mock.openaiBaseUrl }),
  }
})
afterAll(() => mock.close())
beforeEach(() => mock.unscript())

function requestOn(route: ModelRoute, part: Partial<ModelRequest> = {}): ModelRequest {
  return {
    route,
    system: [],
    messages: [{ role: "user", blocks: [{ text: "What is the cap?\n[1] Liability is capped at twelve months of fees. More." }] }],
    maxOutputTokens: 2_000,
    task: { promptKey: "test", inputs: {}, sources: [] },
    ...part,
  }
}

async function ask(request: ModelRequest, behave?: Behaviour): Promise<{ text: string; calls: ToolCall[]; usage: Usage; reason: string; deltas: number }> {
  if (behave) mock.script({ behave })
  const parts: StreamPart[] = []
  const model = models[request.route.provider as "anthropic" | "openai"]
  for await (const part of model.stream(request, { signal: new AbortController().signal, deadlines, callId: crypto.randomUUID() })) parts.push(part)
  const deltas = parts.filter((part) => part.type === "text-delta")
  return {
    text: deltas.map(({ text }) => text).join(""),
    calls: parts.flatMap((part) => (part.type === "tool-call" ? [part.call] : [])),
    usage: parts.findLast((part) => part.type === "usage")?.usage as Usage,
    reason: parts.findLast((part) => part.type === "finish")?.reason ?? "",
    deltas: deltas.length,
  }
}

describe.each([claude, gpt])("on the $provider wire", (route) => {
  test("answers from the first source and cites it when nothing is scripted", async () => {
    expect((await ask(requestOn(route))).text).toBe("According to the documents, Liability is capped at twelve months of fees [1].")
  })

  test("answers a schema with a valid value", async () => {
    const schema = z.object({
      label: z.enum(["nda", "lease"]),
      risk: z.int().min(1).max(5),
      share: z.number().gt(0).max(1),
      party: z.string().min(3).max(10),
      signedOn: z.iso.date(),
      clauses: z.array(z.object({ kind: z.literal("cap"), text: z.string() })).min(2),
      ceo: z.nullable(z.string()),
      note: z.string().optional(),
      choice: z.union([z.object({ a: z.boolean() }), z.object({ b: z.number() })]),
    })
    const jsonSchema = z.toJSONSchema(schema) as Record<string, unknown>
    const { text, reason } = await ask(requestOn(route, { outputSchema: { name: "contract", jsonSchema } }))
    expect(parseOutput(schema, text).clauses.length).toBeLessThanOrEqual(2)
    expect(reason).toBe("stop")
  })

  test.each<[string, Behaviour]>([
    ["cut through characters", { splitsCharacters: true }],
    ["with CRLF", { usesCrlf: true }],
    ["in one huge event after a huge line", { hugeLineBytes: 1_000_000 }],
    ["at a pace", { tokensPerSecond: 400, firstTokenDelayMs: 30 }],
  ])("delivers the same text %s", async (_name, behave) => {
    const reply = "Die Haftung ist – 责任上限 – begrenzt 🏳️‍🌈 “so”. ".repeat(4)
    const answer = await ask(requestOn(route), { ...behave, reply })
    expect(answer.text).toBe(reply)
    if (behave.hugeLineBytes) expect(answer.deltas).toBe(1)
  })

  const search = { name: "search_documents", input: { query: "Kündigung – 責任", limit: 3 } }
  const tools = [{ name: "search_documents", description: "Searches.", jsonSchema: { type: "object" } }]

  test.each<[string, Behaviour]>([
    ["at once", {}],
    ["token by token", { tokensPerSecond: 2_000 }],
    ["cut through characters", { splitsCharacters: true }],
  ])("asks for scripted tools %s, after its text", async (_name, behave) => {
    const none = { name: "get_time", input: {} }
    const { text, calls, reason, usage } = await ask(requestOn(route, { tools }), { ...behave, reply: "I look it up.", toolCalls: [search, none] })
    expect(text).toBe("I look it up.")
    expect(calls.map(({ name, input }) => ({ name, input }))).toEqual([search, none])
    expect(new Set(calls.map(({ id }) => id)).size).toBe(2)
    expect(reason).toBe("tool-calls")
    expect(usage.outputTokens).toBe(Math.ceil("I look it up.".length / 5) + Math.ceil(JSON.stringify(search.input).length / 5) + 1)
  })

  test("gives an input that is no JSON as it was written", async () => {
    const { calls } = await ask(requestOn(route, { tools }), { toolCalls: [{ name: "search_documents", input: "{oops" }] })
    expect(calls).toMatchObject([{ input: undefined, inputText: "{oops" }])
  })

  test("asks for nothing half when the output limit cuts a call off", async () => {
    const { calls, reason } = await ask(requestOn(route, { tools, maxOutputTokens: 3 }), { toolCalls: [search] })
    expect({ calls, reason }).toEqual({ calls: [], reason: "length" })
  })

  test("hears what the tools gave, and is billed for it", async () => {
    const [call] = (await ask(requestOn(route, { tools }), { toolCalls: [search] })).calls
    const first = requestOn(route, { tools })
    const { usage: before } = await ask(first, { reply: "x" })
    const toolResults = [{ toolCallId: call?.id ?? "", name: "search_documents", text: "The cap is twelve months. ".repeat(20), isError: true }]
    const next = requestOn(route, { tools, messages: [...first.messages, { role: "assistant", blocks: [], toolCalls: call ? [call] : [] }, { role: "user", blocks: [], toolResults }] })
    const { usage: after } = await ask(next, { reply: "x" })
    const heard = mock.requests().at(-1)
    expect(heard?.toolNames).toEqual(["search_documents"])
    expect(heard?.toolResults).toEqual([{ toolCallId: call?.id, text: toolResults[0]?.text, isError: true }])
    expect(after.inputTokens + after.cacheReadTokens).toBeGreaterThan(before.inputTokens + before.cacheReadTokens + 100)
  })

  test("asks for a tool instead of the answer that a schema forces, or gives the answer", async () => {
    const jsonSchema = z.toJSONSchema(z.object({ totals: z.record(z.string(), z.number()) })) as Record<string, unknown>
    const request = requestOn(route, { tools, outputSchema: { name: "open", jsonSchema } })
    expect(await ask(request, { toolCalls: [search] })).toMatchObject({ text: "", reason: "tool-calls", calls: [search] })
    expect(await ask(request, { reply: '{"totals":{}}' })).toMatchObject({ text: '{"totals":{}}', reason: "stop", calls: [] })
  })

  test("stops at the output limit and says so", async () => {
    const { reason, usage } = await ask(requestOn(route, { maxOutputTokens: 7 }), { reply: "word ".repeat(50) })
    expect(reason).toBe("length")
    expect(usage.outputTokens).toBe(7)
  })

  test("follows its rules in order, by text and by number", async () => {
    mock.script({ match: "cap", times: 1, behave: { reply: "by text" } }, { behave: { reply: "queued" } }, { match: /c.p/, behave: { reply: (request) => request.model } })
    const texts = [await ask(requestOn(route)), await ask(requestOn(route)), await ask(requestOn(route)), await ask(requestOn(route))].map(({ text }) => text)
    expect(texts).toEqual(["by text", "queued", route.model, route.model])
  })
})

test("caches marked prefixes that are long enough: written once, then read", async () => {
  const stable = { text: `${crypto.randomUUID()} The Supplier shall indemnify the Customer. `.repeat(200), isCacheable: true }
  const request = requestOn(claude, { system: [stable] })
  const [first, second] = [(await ask(request)).usage, (await ask(request)).usage]
  expect(first).toMatchObject({ cacheReadTokens: 0 })
  expect(first.cacheWrite5mTokens).toBeGreaterThan(1_024)
  expect(second).toMatchObject({ cacheReadTokens: first.cacheWrite5mTokens, cacheWrite5mTokens: 0, inputTokens: first.inputTokens })
})

test("reads what tools gave from the cache in the turn after the next", async () => {
  const tools = [{ name: "search_documents", description: "Searches.", jsonSchema: { type: "object" } }]
  const call = (id: string) => ({ id, name: "search_documents", input: {}, inputText: "{}" })
  const turn = (id: string): ModelRequest["messages"] => [
    { role: "assistant", blocks: [], toolCalls: [call(id)] },
    { role: "user", blocks: [], toolResults: [{ toolCallId: id, name: "search_documents", text: `${crypto.randomUUID()} The Supplier shall indemnify. `.repeat(150), isError: false }] },
  ]
  const asked = requestOn(claude, { tools }).messages
  const [first, second] = [turn("a"), turn("b")]
  const { usage: written } = await ask(requestOn(claude, { tools, messages: [...asked, ...first] }))
  const { usage: read } = await ask(requestOn(claude, { tools, messages: [...asked, ...first, ...second] }))
  expect(written.cacheWrite5mTokens).toBeGreaterThan(1_024)
  expect(read.cacheReadTokens).toBe(written.cacheWrite5mTokens)
})

test("caches OpenAI prompts unasked, in steps of 128 tokens", async () => {
  const request = requestOn(gpt, { system: [{ text: `${crypto.randomUUID()} The Supplier shall indemnify the Customer. `.repeat(200) }] })
  const [first, second] = [(await ask(request)).usage, (await ask(request)).usage]
  expect(first.cacheReadTokens).toBe(0)
  expect(second.cacheReadTokens).toBeGreaterThanOrEqual(1_024)
  expect(second.cacheReadTokens % 128).toBe(0)
  expect(second.inputTokens + second.cacheReadTokens).toBe(first.inputTokens)
})

test("embeddings are unit vectors that lie near each other when texts share words", async () => {
  const model = createOpenaiEmbeddingModel({ apiKey: "k", baseUrl: mock.openaiBaseUrl, model: "text-embedding-3-small" })
  const texts = ["the liability cap of the supplier", "a cap on supplier liability", "bananas are yellow"]
  const { vectors } = await model.embed(texts, { signal: new AbortController().signal, deadlines, callId: "c" })
  const cosine = (a: number, b: number) => (vectors[a] ?? []).reduce((sum, value, index) => sum + value * (vectors[b]?.[index] ?? 0), 0)
  expect(cosine(0, 0)).toBeCloseTo(1, 4)
  expect(cosine(0, 1)).toBeGreaterThan(0.4)
  expect(Math.abs(cosine(0, 2))).toBeLessThan(0.2)
})

test("its bill survives being killed in mid-stream", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "mock-bill-"))
  const billPath = path.join(folder, "bill.jsonl")
  const root = path.join(import.meta.dirname, "../../..")
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/mock-provider/main.ts", "--bill", billPath, "--tokens-per-second", "50"], { cwd: root, stdio: ["ignore", "pipe", "inherit"] })
  try {
    const ready = await new Promise<{ anthropicBaseUrl: string }>((resolve) => child.stdout.once("data", (line: Buffer) => resolve(JSON.parse(String(line)))))
    const model = createAnthropicModel({ apiKey: "k", baseUrl: ready.anthropicBaseUrl })
    const read = async () => {
      for await (const part of model.stream(requestOn(claude), { signal: new AbortController().signal, deadlines, callId: "killed-call" })) {
        if (part.type === "text-delta") child.kill("SIGKILL")
      }
    }
    await expect(read()).rejects.toMatchObject({ code: "unavailable" })
    expect(readBill(billPath)).toMatchObject([{ callId: "killed-call", status: "open", model: claude.model }])
    expect(readBill(billPath)[0]?.usage.inputTokens).toBeGreaterThan(0)
  } finally {
    child.kill("SIGKILL")
    rmSync(folder, { recursive: true, force: true })
  }
})
