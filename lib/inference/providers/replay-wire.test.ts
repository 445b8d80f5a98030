import { readFileSync } from "node:fs"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { frameEvents, type ReplayServer, startReplayServer, type Transport } from "@/tests/support/mock-provider/replay-stream"
import { sharedData } from "@/tests/support/shared-data"
import type { InferenceError } from "../errors"
import type { ModelRequest, StreamPart, ToolCall } from "../port"
import type { Usage } from "../usage"
import { anthropicUsage } from "../usage-of"
import { createAnthropicModel } from "./anthropic"
import { createOpenaiModel } from "./openai"

const deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 20_000 }
const transports: Transport[] = ["whole", "sliced", "crlf"]

let server: ReplayServer
beforeAll(async () => {
  server = await startReplayServer()
})
afterAll(() => server.close())

type Provider = "anthropic" | "openai"
type Replayed = { text: string; asked: ToolCall[]; byProvider: ToolCall[]; usage: Usage | null; finish: Extract<StreamPart, { type: "finish" }> | null; error: InferenceError | null; parts: StreamPart[] }

async function replay(provider: Provider, stream: string, transport: Transport): Promise<Replayed> {
  server.play(stream, transport)
  const model =
    provider === "anthropic"
      ? createAnthropicModel({ apiKey: "test", baseUrl: server.url })
      : createOpenaiModel({ apiKey: "test", baseUrl: `${server.url}/v1` })
  const request: ModelRequest = {
    route: { provider, model: provider === "anthropic" ? "claude-sonnet-4-6" : "gpt-5.4" },
    system: [],
    messages: [{ role: "user", blocks: [{ text: "Hi" }] }],
    maxOutputTokens: 100,
    task: { promptKey: "test", inputs: {}, sources: [] },
  }
  const replayed: Replayed = { text: "", asked: [], byProvider: [], usage: null, finish: null, error: null, parts: [] }
  try {
    for await (const part of model.stream(request, { signal: new AbortController().signal, deadlines, callId: "call" })) {
      replayed.parts.push(part)
      if (part.type === "text-delta") replayed.text += part.text
      if (part.type === "tool-call") replayed.asked.push(part.call)
      if (part.type === "provider-tool-call") replayed.byProvider.push(part.call)
      if (part.type === "usage") replayed.usage = part.usage
      if (part.type === "finish") replayed.finish = part
    }
  } catch (error) {
    replayed.error = error as InferenceError
  }
  return replayed
}

type Expected = { text: string; toolCalls?: Omit<ToolCall, "inputText">[]; reason?: string; rawReason?: string; usage?: Usage; errorCode?: string }
const ours = path.join(import.meta.dirname, "../../../tests/fixtures/wire")
const expectedOurs = JSON.parse(readFileSync(path.join(ours, "expected.json"), "utf8")) as Record<string, Expected>

describe.each(transports)("streams of our own, %s", (transport) => {
  test.each(Object.entries(expectedOurs))("reads %s", async (file, expected) => {
    const provider = file.startsWith("anthropic") ? "anthropic" : "openai"
    const { text, asked, usage, finish, error, parts } = await replay(provider, readFileSync(path.join(ours, file), "utf8"), transport)
    expect(text).toBe(expected.text)
    expect(asked.map(({ id, name, input }) => ({ id, name, ...(input === undefined ? {} : { input }) }))).toEqual(expected.toolCalls ?? [])
    expect(parts[0]).toEqual({ type: "started", providerRequestId: "req_replayed" })
    expect(error?.code).toBe(expected.errorCode)
    if (expected.errorCode) return
    expect(finish).toEqual({ type: "finish", reason: expected.reason, rawReason: expected.rawReason })
    expect(usage).toEqual(expected.usage)
    expect(parts.at(-1)).toBe(finish)
  })
})

type RecordedCall = { type: string; id: string; name: string; input: Record<string, unknown> }
type Recorded = { text: string; tool_uses: RecordedCall[]; stop_reason: string; usage: Record<string, unknown>; errors: unknown[] }
const recordedFolder = sharedData("wire")

// What the provider ran itself is told apart from what it asks for, so that nobody runs it again; both must be as recorded.
describe.skipIf(!recordedFolder)("recorded Anthropic streams (skipped without the shared data)", () => {
  const folder = recordedFolder ?? ""
  const recorded = recordedFolder ? (JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8")) as Record<string, Recorded>) : {}
  test.each(Object.entries(recorded))("reads %s", async (file, expected) => {
    const content = readFileSync(path.join(folder, file), "utf8")
    const stream = file.endsWith(".chunks.txt") ? frameEvents(content, "anthropic") : content
    for (const transport of transports) {
      const { text, asked, byProvider, usage, finish, error, parts } = await replay("anthropic", stream, transport)
      expect(error).toBeNull()
      expect(text).toBe(expected.text)
      expectCalls(asked, expected.tool_uses.filter(({ type }) => type === "tool_use"))
      expectCalls(byProvider, expected.tool_uses.filter(({ type }) => type !== "tool_use"))
      expect(finish?.rawReason).toBe(expected.stop_reason)
      expect(usage).toEqual(anthropicUsage(expected.usage))
      expect(parts.filter((part) => part.type === "usage").at(-1)?.raw).toMatchObject(withoutNulls(expected.usage))
    }
  })
})

// The streams under openai_ai_sdk/responses are of another API, which the adapter does not speak.
describe.skipIf(!recordedFolder)("recorded OpenAI chat streams (skipped without the shared data)", () => {
  test.each(["azure-model-router.1.chunks.txt", "openai-text.chunks.txt"])("reads %s", async (file) => {
    const content = readFileSync(path.join(recordedFolder ?? "", "openai_ai_sdk/chat", file), "utf8")
    const events = content.split("\n").filter(Boolean).map((line) => JSON.parse(line) as RecordedChunk)
    const expectedText = events.map((event) => event.choices[0]?.delta.content ?? "").join("")
    const counts = events.findLast((event) => event.usage)?.usage
    for (const transport of transports) {
      const { text, usage, finish, error } = await replay("openai", frameEvents(content, "openai"), transport)
      expect(error).toBeNull()
      expect(text).toBe(expectedText)
      expect(finish).toMatchObject({ reason: "stop", rawReason: "stop" })
      expect(usage).toMatchObject({ inputTokens: counts?.prompt_tokens, outputTokens: counts?.completion_tokens })
    }
  })
})

type RecordedChunk = { choices: { delta: { content?: string } }[]; usage?: { prompt_tokens: number; completion_tokens: number } | null }

function withoutNulls(usage: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(usage).filter(([, value]) => value !== null))
}

/** The recordings' list gives the length of a very long input in place of it. */
function expectCalls(calls: readonly ToolCall[], recorded: readonly RecordedCall[]): void {
  expect(calls.map(({ id, name }) => ({ id, name }))).toEqual(recorded.map(({ id, name }) => ({ id, name })))
  for (const [index, { input }] of recorded.entries()) {
    const call = calls[index]
    const length = input["__long__"]
    if (typeof length === "number") expect(spacedLength(call?.input as object)).toBe(length)
    else expect(call?.input).toEqual(input)
    expect(call && JSON.parse(call.inputText)).toEqual(call?.input)
  }
}

/** Length of a flat object as ASCII JSON with a space behind every colon and comma, which is how the list measures. */
function spacedLength(input: object): number {
  const ascii = JSON.stringify(input).replace(/[^\u0000-\u007F]/g, () => "\\u0000")
  return ascii.length + 2 * Object.keys(input).length - 1
}
