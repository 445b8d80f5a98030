import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chunk, type RawServer, type RawStep, startRawServer, streamHead, wholeAnswer } from "@/tests/support/mock-provider/raw-server"
import { InferenceError, type InferenceErrorCode } from "../errors"
import type { Deadlines, ModelRequest, StreamPart } from "../port"
import { createAnthropicModel } from "./anthropic"
import { createOpenaiModel } from "./openai"

const generous: Deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 20_000 }

let server: RawServer
beforeAll(async () => {
  server = await startRawServer()
})
afterAll(() => server.close())

type Wire = {
  model: string
  begin: string
  delta: (text: string) => string
  end: string
  error: (type: string, message?: string) => string
  errorBody: (type: string, options?: { message?: string; code?: string }) => string
  unknown: string
}

const anthropicFrame = (data: { type: string; [name: string]: unknown }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
const openaiFrame = (delta: object, finish_reason: string | null = null) => `data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] })}\n\n`

const wires: Record<"anthropic" | "openai", Wire> = {
  anthropic: {
    model: "claude-sonnet-4-6",
    begin:
      anthropicFrame({ type: "message_start", message: { id: "m", role: "assistant", content: [], usage: { input_tokens: 11, output_tokens: 1 } } }) +
      anthropicFrame({ type: "content_block_start", index: 0, content_block: { type: "text", text: "" } }),
    delta: (text) => anthropicFrame({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text } }),
    end:
      anthropicFrame({ type: "content_block_stop", index: 0 }) +
      anthropicFrame({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 7 } }) +
      anthropicFrame({ type: "message_stop" }),
    error: (type, message = "Broke off") => anthropicFrame({ type: "error", error: { type, message } }),
    errorBody: (type, { message = "No" } = {}) => JSON.stringify({ type: "error", error: { type, message } }),
    unknown: `: a comment\n\nevent: ping\ndata: {"type": "ping"}\n\nevent: from_tomorrow\ndata: {"type":"from_tomorrow","index":0}\n\nretry: 3000\n\nid: 7\n\n`,
  },
  openai: {
    model: "gpt-5.4",
    begin: openaiFrame({ role: "assistant", content: "" }),
    delta: (content) => openaiFrame({ content }),
    end: `${openaiFrame({}, "stop")}data: ${JSON.stringify({ id: "c", object: "chat.completion.chunk", choices: [], usage: { prompt_tokens: 11, completion_tokens: 7 } })}\n\ndata: [DONE]\n\n`,
    error: (type, message = "Broke off") => `data: ${JSON.stringify({ error: { message, type, param: null, code: null } })}\n\n`,
    errorBody: (type, { message = "No", code } = {}) => JSON.stringify({ error: { message, type, param: null, code: code ?? null } }),
    unknown: `: OPENROUTER PROCESSING\n\ndata: {"id":"c","object":"from.tomorrow","choices":[]}\n\ndata: {"id":"c","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"annotations":[]},"finish_reason":null}]}\n\nretry: 3000\n\n`,
  },
}

type Read = { text: string; types: string[]; usage: Extract<StreamPart, { type: "usage" }> | undefined; error: InferenceError | null }
type Given = { steps: readonly RawStep[]; deadlines?: Partial<Deadlines>; signal?: AbortSignal; onText?: () => void }

async function read(provider: "anthropic" | "openai", { steps, deadlines, signal, onText }: Given): Promise<Read> {
  server.play(steps)
  const model = provider === "anthropic" ? createAnthropicModel({ apiKey: "k", baseUrl: server.url }) : createOpenaiModel({ apiKey: "k", baseUrl: `${server.url}/v1` })
  const request: ModelRequest = {
    route: { provider, model: wires[provider].model },
    system: [],
    messages: [{ role: "user", blocks: [{ text: "Hi" }] }],
    maxOutputTokens: 100,
    task: { promptKey: "test", inputs: {}, sources: [] },
  }
  const parts: StreamPart[] = []
  let error: InferenceError | null = null
  try {
    for await (const part of model.stream(request, { signal: signal ?? new AbortController().signal, deadlines: { ...generous, ...deadlines }, callId: "call" })) {
      parts.push(part)
      if (part.type === "text-delta") onText?.()
    }
  } catch (caught) {
    expect(caught).toBeInstanceOf(InferenceError)
    error = caught as InferenceError
  }
  const text = parts.map((part) => (part.type === "text-delta" ? part.text : "")).join("")
  return { text, types: parts.map(({ type }) => type), usage: parts.findLast((part) => part.type === "usage"), error }
}

/** Bytes of an answer in packets of their own, so that they are read one by one. */
function inPackets(content: string, sizeBytes: number): RawStep[] {
  const bytes = Buffer.from(content)
  const count = Math.ceil(bytes.length / sizeBytes)
  return Array.from({ length: count }, (_, index): RawStep[] => [chunk(bytes.subarray(index * sizeBytes, (index + 1) * sizeBytes)), { pauseMs: index % 8 === 0 ? 1 : 0 }]).flat()
}

describe.each(["anthropic", "openai"] as const)("a stream of %s", (provider) => {
  const wire = wires[provider]
  const answer = "Haftung – 責任上限 🏳️‍🌈 “so”"
  const whole = wire.begin + wire.delta(answer) + wire.end
  const isWhole = { text: answer, error: null, usage: { usage: { inputTokens: 11, outputTokens: 7 } } }

  describe("is read the same", () => {
    const given: [string, readonly RawStep[]][] = [
      ["in one packet", [streamHead(), chunk(whole), chunk("")]],
      ["in packets of one byte, so that every character and every JSON value is split", [streamHead(), ...inPackets(whole, 1), chunk("")]],
      ["in packets of three bytes", [streamHead(), ...inPackets(whole, 3), chunk("")]],
      ["with CRLF line ends", [streamHead(), chunk(whole.replaceAll("\n", "\r\n")), chunk("")]],
      ["with CRLF line ends that are split between the two", [streamHead(), ...inPackets(whole.replaceAll("\n", "\r\n"), 1), chunk("")]],
      ["with pings, comments and events of an unknown kind between", [streamHead(), chunk(wire.begin + wire.unknown + wire.delta(answer) + wire.unknown + wire.end), chunk("")]],
      ["without a space behind the colon", [streamHead(), chunk(whole.replaceAll("data: ", "data:").replaceAll("event: ", "event:")), chunk("")]],
      ["when only the end of the connection ends it", [streamHead("until-closed"), whole, { close: "end" }]],
    ]
    test.each(given)("%s", async (_name, steps) => {
      expect(await read(provider, { steps })).toMatchObject(isWhole)
    })

    test("with a line of 10 MB", async () => {
      const long = "Haftung – 責任 ".repeat(600_000)
      expect(Buffer.byteLength(long)).toBeGreaterThan(10_000_000)
      const { text, error } = await read(provider, { steps: [streamHead(), chunk(wire.begin + wire.delta(long) + wire.end), chunk("")] })
      expect(error).toBeNull()
      expect(text === long).toBe(true)
    })

    test("behind a comment of 10 MB", async () => {
      expect(await read(provider, { steps: [streamHead(), chunk(`: ${"x".repeat(10_000_000)}\n\n${whole}`), chunk("")] })).toMatchObject(isWhole)
    })
  })

  const half = wire.begin + wire.delta("Half")
  const halfSent = (...more: RawStep[]): RawStep[] => [streamHead(), chunk(half), { pauseMs: 20 }, ...more]
  const broken: [string, Given, { code: InferenceErrorCode; phase?: string; isUnbilled?: boolean; text?: string; isEnded?: boolean }][] = [
    ["an error event: overloaded", { steps: halfSent(chunk(wire.error("overloaded_error"))) }, { code: "overloaded", text: "Half" }],
    ["an error event: the provider's own fault", { steps: halfSent(chunk(wire.error(provider === "anthropic" ? "api_error" : "server_error"))) }, { code: "unavailable", text: "Half" }],
    ["an error event: rate limit", { steps: halfSent(chunk(wire.error("rate_limit_error"))) }, { code: "rate_limited", text: "Half" }],
    ["an error event: too long", { steps: halfSent(chunk(wire.error("invalid_request_error", "prompt is too long: 300000 tokens > 200000 maximum"))) }, { code: "context_too_long", text: "Half" }],
    ["an error event before any text", { steps: [streamHead(), chunk(wire.error("overloaded_error"))] }, { code: "overloaded" }],
    ["a connection dropped before the headers", { steps: [{ close: "reset" }] }, { code: "unavailable" }],
    ["a connection closed before the headers", { steps: [{ close: "end" }] }, { code: "unavailable" }],
    ["a connection dropped in mid-stream", { steps: halfSent({ close: "reset" }) }, { code: "unavailable", text: "Half" }],
    ["a connection closed in mid-stream", { steps: halfSent({ close: "end" }) }, { code: "unavailable", text: "Half" }],
    ["a connection closed in the middle of a character", { steps: [streamHead(), chunk(Buffer.from(wire.begin + wire.delta("責")).subarray(0, -9)), { close: "end" }] }, { code: "unavailable" }],
    ["an answer that ends before its last event", { steps: halfSent(chunk("")) }, { code: "unavailable", text: "Half", isEnded: true }],
    ["an answer until the end of the connection, cut before its last event", { steps: [streamHead("until-closed"), half, { close: "end" }] }, { code: "unavailable", text: "Half" }],
    ["an empty stream", { steps: [streamHead(), chunk("")] }, { code: "unavailable", isEnded: true }],
    ["broken JSON", { steps: halfSent(chunk(`event: content_block_delta\ndata: {"type":"content_blo\n\n`)) }, { code: "unavailable", text: "Half" }],
    ["a gateway's page in place of a stream", { steps: [wholeAnswer(200, "<html><h1>Sign in</h1></html>", { "content-type": "text/html" })] }, { code: "unavailable", isEnded: true }],
    ["silence before the headers", { steps: [], deadlines: { connectMs: 80 } }, { code: "timeout", phase: "connect" }],
    ["headers and no token", { steps: [streamHead(), chunk(wire.begin)], deadlines: { firstTokenMs: 120 } }, { code: "timeout", phase: "first_token" }],
    ["pings and no token", { steps: [streamHead(), chunk(wire.begin), ...Array.from({ length: 60 }, () => [{ pauseMs: 10 }, chunk(wire.unknown)]).flat()], deadlines: { firstTokenMs: 150, idleMs: 60 } }, { code: "timeout", phase: "first_token" }],
    ["silence in mid-stream", { steps: halfSent(), deadlines: { idleMs: 80 } }, { code: "timeout", phase: "idle", text: "Half" }],
    ["an answer without end", { steps: [streamHead(), chunk(wire.begin), ...Array.from({ length: 200 }, () => [{ pauseMs: 5 }, chunk(wire.delta("x"))]).flat()], deadlines: { totalMs: 150 } }, { code: "timeout", phase: "total" }],
  ]
  test.each(broken)("that breaks by %s says so and leaves nothing running", async (_name, given, { code, phase = null, isUnbilled = false, text, isEnded = false }) => {
    const { error, ...seen } = await read(provider, given)
    expect(error).toMatchObject({ code, phase, isUnbilled, retryAfterMs: null })
    if (text !== undefined) expect(seen.text).toBe(text)
    expect(seen.types).not.toContain("finish")
    // An answer that came to its end leaves a connection that may be used again.
    if (!isEnded) await server.clientLeft()
  })

  test("that the caller stops is cancelled, and the provider sees its connection closed", async () => {
    const controller = new AbortController()
    const { error, text } = await read(provider, { steps: halfSent(), signal: controller.signal, onText: () => controller.abort() })
    expect(error).toMatchObject({ code: "cancelled", phase: null, isUnbilled: false })
    expect(text).toBe("Half")
    await server.clientLeft()
  })

  test("that the caller stops before the headers is cancelled too", async () => {
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 40)
    expect((await read(provider, { steps: [], signal: controller.signal })).error).toMatchObject({ code: "cancelled" })
    await server.clientLeft()
  })
})

describe.each(["anthropic", "openai"] as const)("an answer of %s instead of a stream", (provider) => {
  const { errorBody } = wires[provider]
  const isOpenai = provider === "openai"
  const page = "<html><h1>Bad Gateway</h1></html>"
  const html = { "content-type": "text/html" }
  const answers: [string, string, { code: InferenceErrorCode; isUnbilled: boolean }][] = [
    ["400", wholeAnswer(400, errorBody("invalid_request_error")), { code: "invalid_request", isUnbilled: true }],
    ["400 for too long a prompt", wholeAnswer(400, errorBody("invalid_request_error", isOpenai ? { message: "This model's maximum context length is 400000 tokens.", code: "context_length_exceeded" } : { message: "prompt is too long: 215000 tokens > 200000 maximum" })), { code: "context_too_long", isUnbilled: true }],
    ["413", wholeAnswer(413, errorBody(isOpenai ? "invalid_request_error" : "request_too_large")), { code: "context_too_long", isUnbilled: true }],
    ["413 of a gateway", wholeAnswer(413, page, html), { code: "context_too_long", isUnbilled: true }],
    ["400 for its content", wholeAnswer(400, errorBody("invalid_request_error", isOpenai ? { message: "Invalid prompt: your prompt was flagged as potentially violating our usage policy.", code: "invalid_prompt" } : { message: "Output blocked by content filtering policy" })), { code: "content_policy", isUnbilled: true }],
    ["400 for the account's limit", wholeAnswer(isOpenai ? 429 : 400, errorBody(isOpenai ? "insufficient_quota" : "invalid_request_error", isOpenai ? { message: "You exceeded your current quota, please check your plan and billing details.", code: "insufficient_quota" } : { message: "You have reached your specified API usage limits. You will regain access on 2026-12-01." })), { code: "spend_limit", isUnbilled: true }],
    ["402", wholeAnswer(402, errorBody(isOpenai ? "insufficient_quota" : "billing_error")), { code: "spend_limit", isUnbilled: true }],
    ["401", wholeAnswer(401, errorBody(isOpenai ? "invalid_request_error" : "authentication_error", { code: "invalid_api_key" })), { code: "authentication", isUnbilled: true }],
    ["403", wholeAnswer(403, errorBody(isOpenai ? "invalid_request_error" : "permission_error")), { code: "authentication", isUnbilled: true }],
    ["404 for an unknown model", wholeAnswer(404, errorBody(isOpenai ? "invalid_request_error" : "not_found_error", { code: "model_not_found" })), { code: "invalid_request", isUnbilled: true }],
    ["429", wholeAnswer(429, errorBody(isOpenai ? "requests" : "rate_limit_error", { code: "rate_limit_exceeded" })), { code: "rate_limited", isUnbilled: true }],
    ["500", wholeAnswer(500, errorBody(isOpenai ? "server_error" : "api_error")), { code: "unavailable", isUnbilled: true }],
    ["500 without a word", wholeAnswer(500, ""), { code: "unavailable", isUnbilled: false }],
    ["502 of a gateway", wholeAnswer(502, page, html), { code: "unavailable", isUnbilled: false }],
    ["503", wholeAnswer(503, errorBody(isOpenai ? "server_error" : "api_error")), { code: "unavailable", isUnbilled: true }],
    ["503 of a gateway", wholeAnswer(503, page, html), { code: "unavailable", isUnbilled: false }],
    ["504", wholeAnswer(504, errorBody(isOpenai ? "server_error" : "timeout_error")), { code: "unavailable", isUnbilled: false }],
    ["529", wholeAnswer(529, errorBody("overloaded_error")), { code: "overloaded", isUnbilled: true }],
    ["503 that asks to slow down", wholeAnswer(503, errorBody("server_error", { message: "slow_down" })), { code: "overloaded", isUnbilled: true }],
  ]
  test.each(answers)("%s", async (_name, answer, expected) => {
    const { error, types } = await read(provider, { steps: [answer] })
    expect(error).toMatchObject({ ...expected, phase: null, retryAfterMs: null, providerRequestId: "req_raw" })
    expect(types).toEqual([])
  })

  const inThirtySeconds = () => new Date(Date.now() + 30_000).toUTCString()
  const waits: [string, Record<string, string>, number | null][] = [
    ["seconds", { "retry-after": "12" }, 12_000],
    ["part of a second", { "retry-after": "0.5" }, 500],
    ["none", { "retry-after": "0" }, 0],
    ["a day", { "retry-after": "86400" }, 86_400_000],
    ["a date that has passed", { "retry-after": "Wed, 21 Oct 2015 07:28:00 GMT" }, 0],
    ["a date in the oldest form that has passed", { "retry-after": "Wed Oct 21 07:28:00 2015" }, 0],
    ["a negative number", { "retry-after": "-5" }, null],
    ["words", { "retry-after": "in 5 minutes" }, null],
    ["nothing", { "retry-after": "" }, null],
    ["infinity", { "retry-after": "Infinity" }, null],
    ["milliseconds", { "retry-after-ms": "250", "retry-after": "12" }, 250],
    ["milliseconds that cannot be, and seconds", { "retry-after-ms": "-1", "retry-after": "3" }, 3_000],
    ["no header", {}, null],
  ]
  test.each(waits)("says how long to wait: %s", async (_name, headers, expected) => {
    for (const [status, type] of [[429, "rate_limit_error"], [529, "overloaded_error"], [503, "api_error"]] as const) {
      const { error } = await read(provider, { steps: [wholeAnswer(status, errorBody(type), headers)] })
      expect(error?.retryAfterMs).toBe(expected)
    }
  })

  test("says how long to wait until a date", async () => {
    const { error } = await read(provider, { steps: [wholeAnswer(429, errorBody("rate_limit_error"), { "retry-after": inThirtySeconds() })] })
    expect(error?.retryAfterMs).toBeGreaterThan(20_000)
    expect(error?.retryAfterMs).toBeLessThanOrEqual(30_000)
  })
})
