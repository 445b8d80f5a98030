import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { z } from "zod"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { type BillRow, type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import type { Behaviour } from "@/tests/support/mock-provider"
import type { CallContext, CallLedger, OpenCall, SettledCall } from "./call-ledger"
import { callModel, type CallDeps, type CallPart } from "./call-model"
import { completeCall } from "./complete-call"
import { InferenceError, type InferenceErrorCode } from "./errors"
import { parseOutput } from "./parse-output"
import type { ChatModel, Deadlines, ModelRequest, ModelRoute } from "./port"
import { createAnthropicModel } from "./providers/anthropic"
import { createOpenaiModel } from "./providers/openai"
import { costOf } from "./pricing/cost-of"
import { getPrice } from "./pricing/price-at"
import type { Usage } from "./usage"

const now = new Date("2026-11-01T12:00:00Z")
const context: CallContext = {
  workspaceId: "w",
  actorId: "a",
  requestId: "r",
  attempt: 1,
  versionId: null,
  promptKey: "rag_answer",
  releaseId: null,
  purpose: "generate",
  reservationId: null,
}
const deadlines: Deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 10_000 }
const routes: ModelRoute[] = [
  { provider: "anthropic", model: "claude-sonnet-4-6" },
  { provider: "openai", model: "gpt-5.4" },
]

let mock: MockProvider
beforeAll(async () => {
  mock = await startMockProvider()
})
afterAll(() => mock.close())

type Row = { call: OpenCall; results: SettledCall[] }

function memoryLedger(): CallLedger & { rows: Row[] } {
  const rows: Row[] = []
  return {
    rows,
    open: async (call) => void rows.push({ call, results: [] }),
    settle: async (callId, result) => void rows.find((row) => row.call.callId === callId)?.results.push(result),
  }
}

function modelFor(route: ModelRoute, url = mock): ChatModel {
  return route.provider === "anthropic"
    ? createAnthropicModel({ apiKey: "test", baseUrl: url.anthropicBaseUrl })
    : createOpenaiModel({ apiKey: "test", baseUrl: url.openaiBaseUrl })
}

function requestOn(route: ModelRoute, text = "What is the liability cap? [1] The cap is twelve months of fees."): ModelRequest {
  return {
    route,
    system: [{ text: "Answer from the passages only." }],
    messages: [{ role: "user", blocks: [{ text }] }],
    maxOutputTokens: 500,
    task: { promptKey: "rag_answer", inputs: {}, sources: [] },
  }
}

type Run = { parts: CallPart[]; error: unknown; row: Row; bill: BillRow | undefined }

async function run(route: ModelRoute, input: { behave?: Behaviour; deadlines?: Partial<Deadlines>; abortAfterText?: number; model?: ChatModel } = {}): Promise<Run> {
  const ledger = memoryLedger()
  const controller = new AbortController()
  const deps: CallDeps = { model: input.model ?? modelFor(route), ledger, screenOutbound, clock: () => now }
  mock.unscript()
  if (input.behave) mock.script({ behave: input.behave })
  const parts: CallPart[] = []
  let error: unknown = null
  try {
    for await (const part of callModel(deps, requestOn(route), context, { signal: controller.signal, deadlines: { ...deadlines, ...input.deadlines } })) {
      parts.push(part)
      if (input.abortAfterText === parts.filter(({ type }) => type === "text-delta").length) controller.abort()
    }
  } catch (caught) {
    error = caught
  }
  expect(ledger.rows).toHaveLength(1)
  const row = ledger.rows[0] as Row
  return { parts, error, row, bill: await billOf(row.call.callId) }
}

async function billOf(callId: string): Promise<BillRow | undefined> {
  for (let tries = 0; tries < 100; tries++) {
    const row = mock.bill().find((candidate) => candidate.callId === callId)
    if (row?.status !== "open") return row
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return undefined
}

function onlyResult({ row }: Run): SettledCall {
  expect(row.results).toHaveLength(1)
  return row.results[0] as SettledCall
}

function billed(usage: Usage, route: ModelRoute): bigint {
  return costOf(usage, getPrice(route, now))
}

describe.each(routes)("a call to $provider", (route) => {
  test("settles a good answer exactly as billed, before it says finish", async () => {
    const outcome = await run(route, { behave: { reply: "Twelve months of fees [1]." } })
    const result = onlyResult(outcome)
    expect(outcome.error).toBeNull()
    expect(outcome.parts.at(-1)).toMatchObject({ type: "finish", reason: "stop", outcome: { callId: outcome.row.call.callId, isEstimated: false } })
    expect(outcome.parts.filter(({ type }) => type === "text-delta").map((part) => ("text" in part ? part.text : "")).join("")).toBe("Twelve months of fees [1].")
    expect(result).toMatchObject({ status: "settled", isEstimated: false, errorCode: null, providerRequestId: outcome.bill?.billId })
    expect(result.usage).toEqual(outcome.bill?.usage)
    expect(result.costNanoUsd).toBe(billed(result.usage, route))
    expect(result.costNanoUsd).toBeLessThanOrEqual(outcome.row.call.boundNanoUsd)
    expect(result.firstTokenAt).toEqual(now)
  })

  const refusals: [string, Behaviour, string][] = [
    ["429", { errorStatus: 429, retryAfterSeconds: 7 }, "rate_limited"],
    ["529", { errorStatus: 529 }, "overloaded"],
    ["500 with the provider's own body", { errorStatus: 500 }, "unavailable"],
    ["401", { errorStatus: 401 }, "authentication"],
    ["400", { errorStatus: 400 }, "invalid_request"],
    ["400 for too long a prompt", { errorStatus: 400, errorKind: "context" }, "context_too_long"],
    ["an empty account", { errorStatus: route.provider === "openai" ? 429 : 400, errorKind: "credit" }, "spend_limit"],
  ]
  test.each(refusals)("charges nothing for %s", async (_name, behave, code) => {
    const outcome = await run(route, { behave })
    expect(outcome.error).toBeInstanceOf(InferenceError)
    expect(outcome.error).toMatchObject({ code, isUnbilled: true, retryAfterMs: behave.retryAfterSeconds ? 7000 : null })
    expect(onlyResult(outcome)).toMatchObject({ status: "failed", costNanoUsd: 0n, isEstimated: false, errorCode: code, providerRequestId: outcome.bill?.billId })
    expect(outcome.bill?.status).toBe("refused")
  })

  test("charges nothing when nobody listens", async () => {
    const closed = await startMockProvider()
    await closed.close()
    const outcome = await run(route, { model: modelFor(route, closed) })
    expect(outcome.error).toMatchObject({ code: "unavailable", isUnbilled: true })
    expect(onlyResult(outcome)).toMatchObject({ status: "failed", costNanoUsd: 0n })
  })

  const unknowns: [string, Parameters<typeof run>[1], Record<string, unknown>][] = [
    ["a gateway's 502", { behave: { errorStatus: 502, errorKind: "gateway-page" } }, { code: "unavailable" }],
    ["a dropped connection before the headers", { behave: { failure: { kind: "drop-before-headers" } } }, { code: "unavailable" }],
    ["a dropped connection in mid-stream", { behave: { failure: { kind: "drop", afterTokens: 4 } } }, { code: "unavailable" }],
    ["an error in mid-stream", { behave: { failure: { kind: "error-event", afterTokens: 4 } } }, { code: "overloaded" }],
    ["broken JSON in mid-stream", { behave: { failure: { kind: "malformed-json", afterTokens: 4 } } }, { code: "unavailable" }],
    ["a stream that ends early", { behave: { failure: { kind: "end-early", afterTokens: 4 } } }, { code: "unavailable" }],
    ["silence before the headers", { behave: { failure: { kind: "stall-before-headers" } }, deadlines: { connectMs: 80 } }, { code: "timeout", phase: "connect" }],
    ["silence before the first token", { behave: { failure: { kind: "stall", afterTokens: 0 } }, deadlines: { firstTokenMs: 120 } }, { code: "timeout", phase: "first_token" }],
    ["silence in mid-stream", { behave: { failure: { kind: "stall", afterTokens: 4 } }, deadlines: { idleMs: 80 } }, { code: "timeout", phase: "idle" }],
    ["an answer without end", { behave: { reply: "word ".repeat(400), tokensPerSecond: 50 }, deadlines: { totalMs: 200 } }, { code: "timeout", phase: "total" }],
    ["a stop by the user", { behave: { reply: "word ".repeat(400), tokensPerSecond: 200 }, abortAfterText: 3 }, { code: "cancelled" }],
  ]
  test.each(unknowns)("estimates within its bound for %s", async (_name, input, error) => {
    const outcome = await run(route, input)
    expect(outcome.error).toBeInstanceOf(InferenceError)
    expect(outcome.error).toMatchObject({ ...error, isUnbilled: false })
    const result = onlyResult(outcome)
    expect(result).toMatchObject({ status: "estimated", isEstimated: true, errorCode: error.code })
    expect(result.costNanoUsd).toBeLessThanOrEqual(outcome.row.call.boundNanoUsd)
    const charged = outcome.bill ? billed(outcome.bill.usage, route) : 0n
    expect(charged).toBeLessThanOrEqual(result.costNanoUsd)
    expect(result.costNanoUsd).toBeGreaterThan(0n)
  })

  const credit = { errorStatus: route.provider === "openai" ? 429 : 400, errorKind: "credit" } as const
  const everyCode: Record<InferenceErrorCode, () => Promise<unknown>> = {
    rate_limited: async () => (await run(route, { behave: { errorStatus: 429 } })).error,
    overloaded: async () => (await run(route, { behave: { errorStatus: 529 } })).error,
    unavailable: async () => (await run(route, { behave: { errorStatus: 503 } })).error,
    timeout: async () => (await run(route, { behave: { failure: { kind: "stall", afterTokens: 2 } }, deadlines: { idleMs: 50 } })).error,
    content_policy: async () => (await run(route, { behave: { errorStatus: 400, errorKind: "content-policy" } })).error,
    context_too_long: async () => (await run(route, { behave: { errorStatus: 400, errorKind: "context" } })).error,
    invalid_request: async () => (await run(route, { behave: { errorStatus: 422 } })).error,
    authentication: async () => (await run(route, { behave: { errorStatus: 403 } })).error,
    spend_limit: async () => (await run(route, { behave: credit })).error,
    cancelled: async () => (await run(route, { behave: { tokensPerSecond: 100, reply: "word ".repeat(50) }, abortAfterText: 1 })).error,
    invalid_output: () => run(route, { behave: { reply: "no JSON" } }).then(({ parts }) => parseOutput(z.object({ a: z.string() }), parts.map((part) => ("text" in part ? part.text : "")).join(""))).catch((error: unknown) => error),
    no_price: () => {
      const deps: CallDeps = { model: modelFor(route), ledger: memoryLedger(), screenOutbound, clock: () => now }
      return completeCall(deps, requestOn({ ...route, model: "model-without-price" }), context, { signal: new AbortController().signal, deadlines }).catch((error: unknown) => error)
    },
  }
  test.each(Object.entries(everyCode))("can fail with %s", async (code, fail) => {
    const error = await fail()
    expect(error).toBeInstanceOf(InferenceError)
    expect(error).toMatchObject({ code })
  })

  test("settles when the reader just stops reading, and closes the socket", async () => {
    const ledger = memoryLedger()
    mock.unscript()
    mock.script({ behave: { reply: "word ".repeat(400), tokensPerSecond: 100 } })
    const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
    for await (const part of callModel(deps, requestOn(route), context, { signal: new AbortController().signal, deadlines })) {
      if (part.type === "text-delta") break
    }
    const [row] = ledger.rows
    expect(row?.results).toMatchObject([{ status: "estimated", errorCode: "cancelled" }])
    expect((await billOf(row?.call.callId ?? ""))?.status).toBe("aborted")
  })

  test("gives a refusal by the model as content_policy and still settles it exactly", async () => {
    const outcome = await run(route, { behave: { reply: "No", stopReason: route.provider === "anthropic" ? "refusal" : "content_filter" } })
    expect(outcome.error).toMatchObject({ code: "content_policy" })
    expect(onlyResult(outcome)).toMatchObject({ status: "settled", errorCode: "content_policy", usage: outcome.bill?.usage })
  })

  test("sends no block past the screening", async () => {
    const marked = "unscreened"
    const request = requestOn(route, `user ${marked}`)
    request.system = [{ text: `system ${marked}`, isCacheable: true }, { text: marked }]
    request.messages.push({ role: "assistant", blocks: [{ text: `assistant ${marked}` }] }, { role: "user", blocks: [{ text: marked }, { text: "x" }] })
    const deps: CallDeps = { model: modelFor(route), ledger: memoryLedger(), screenOutbound: (text) => text.replaceAll(marked, "screened"), clock: () => now }
    mock.unscript()
    const { outcome } = await completeCall(deps, request, context, { signal: new AbortController().signal, deadlines })
    const sent = mock.requests().find(({ callId }) => callId === outcome.callId)
    expect(JSON.stringify(sent?.body)).toContain("screened")
    expect(JSON.stringify(sent?.body)).not.toContain(marked)
  })

  test("sends nothing of tools, their calls and results past the screening, and keeps calls valid JSON", async () => {
    const marked = "unscreened"
    const call = { id: "c1", name: "search", input: { query: `a ${marked}`, [marked]: [marked, { deep: marked }] }, inputText: `{"query":"a ${marked}"}` }
    const request: ModelRequest = {
      ...requestOn(route),
      tools: [{ name: "search", description: marked, jsonSchema: { type: "object", description: marked, properties: { query: { type: "string", description: marked } } } }],
    }
    request.messages.push(
      { role: "assistant", blocks: [], toolCalls: [call, { id: "c2", name: "search", input: undefined, inputText: `{${marked}` }] },
      { role: "user", blocks: [], toolResults: [{ toolCallId: "c1", name: "search", text: marked, isError: false }, { toolCallId: "c2", name: "search", text: "", isError: true }] },
    )
    const deps: CallDeps = { model: modelFor(route), ledger: memoryLedger(), screenOutbound: (text) => text.replaceAll(marked, 'screened " ok'), clock: () => now }
    mock.unscript()
    const { outcome } = await completeCall(deps, request, context, { signal: new AbortController().signal, deadlines })
    const sent = mock.requests().find(({ callId }) => callId === outcome.callId)
    expect(JSON.stringify(sent?.body)).not.toContain(marked)
    expect(sent?.toolText.match(/screened/g)).toHaveLength(3)
    expect(sent?.toolResults).toEqual([{ toolCallId: "c1", text: 'screened " ok', isError: false }, { toolCallId: "c2", text: "", isError: true }])
    expect(sent?.prompt).toContain(JSON.stringify({ query: 'a screened " ok', 'screened " ok': ['screened " ok', { deep: 'screened " ok' }] }))
  })

  test("passes tool calls on and settles them as billed, within the bound", async () => {
    const outcome = await run(route, { behave: { reply: "I look.", toolCalls: [{ name: "search", input: { query: "cap" } }] } })
    const result = onlyResult(outcome)
    expect(outcome.parts.map(({ type }) => type)).toEqual(["started", "text-delta", "tool-call", "finish"])
    expect(outcome.parts[2]).toMatchObject({ call: { name: "search", input: { query: "cap" } } })
    expect(outcome.parts[3]).toMatchObject({ reason: "tool-calls" })
    expect(result).toMatchObject({ status: "settled", usage: outcome.bill?.usage })
  })

  test("has one row for every line of the bill when many calls end in every way", async () => {
    const ledger = memoryLedger()
    const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
    const start = mock.bill().length
    const behaviours: Behaviour[] = [{}, { errorStatus: 429 }, { failure: { kind: "drop", afterTokens: 2 } }, { failure: { kind: "error-event", afterTokens: 1 } }, { tokensPerSecond: 300 }]
    mock.unscript()
    mock.script(...Array.from({ length: 60 }, (_, index) => ({ behave: behaviours[index % behaviours.length] ?? {} })))
    await Promise.allSettled(Array.from({ length: 60 }, () => completeCall(deps, requestOn(route), context, { signal: new AbortController().signal, deadlines })))
    const lines = mock.bill().slice(start)
    expect(lines.map(({ callId }) => callId).toSorted()).toEqual(ledger.rows.map(({ call }) => call.callId).toSorted())
    for (const { call, results } of ledger.rows) {
      expect(results).toHaveLength(1)
      const line = lines.find(({ callId }) => callId === call.callId)
      if (results[0]?.status === "settled") expect(results[0].usage).toEqual(line?.usage)
    }
  })
})

test("refuses a model without a price before anything is opened or sent", async () => {
  const ledger = memoryLedger()
  const route: ModelRoute = { provider: "anthropic", model: "claude-unknown-9" }
  const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
  const sent = mock.requests().length
  await expect(completeCall(deps, requestOn(route), context, { signal: new AbortController().signal, deadlines })).rejects.toMatchObject({ code: "no_price" })
  expect(ledger.rows).toHaveLength(0)
  expect(mock.requests()).toHaveLength(sent)
})

test("opens no row for a call that is cancelled before it is made", async () => {
  const ledger = memoryLedger()
  const [route] = routes as [ModelRoute]
  const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
  await expect(completeCall(deps, requestOn(route), context, { signal: AbortSignal.abort(), deadlines })).rejects.toMatchObject({ code: "cancelled" })
  expect(ledger.rows).toHaveLength(0)
})

test("sends nothing when the ledger cannot open a row, and passes its error on", async () => {
  const [route] = routes as [ModelRoute]
  const ledger: CallLedger = { open: () => Promise.reject(new Error("database away")), settle: async () => undefined }
  const sent = mock.requests().length
  const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
  await expect(completeCall(deps, requestOn(route), context, { signal: new AbortController().signal, deadlines })).rejects.toThrow("database away")
  expect(mock.requests()).toHaveLength(sent)
})

test("does not pass an error of the ledger off as one of the provider", async () => {
  const [route] = routes as [ModelRoute]
  mock.unscript()
  const ledger: CallLedger = { open: async () => undefined, settle: () => Promise.reject(new Error("database away")) }
  const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
  await expect(completeCall(deps, requestOn(route), context, { signal: new AbortController().signal, deadlines })).rejects.toThrow("database away")
})

test("never bills more than the bound, whatever is asked", async () => {
  mock.unscript()
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 4000, unit: "binary" }), fc.integer({ min: 1, max: 400 }), async (text, maxOutputTokens) => {
      for (const route of routes) {
        const ledger = memoryLedger()
        const request: ModelRequest = {
          ...requestOn(route, `Question: ${text}`),
          maxOutputTokens,
          tools: [{ name: "search", description: text, jsonSchema: { type: "object", properties: { query: { type: "string", description: text } } } }],
        }
        request.messages.push(
          { role: "assistant", blocks: [], toolCalls: [{ id: "c", name: "search", input: { query: text }, inputText: JSON.stringify({ query: text }) }] },
          { role: "user", blocks: [], toolResults: [{ toolCallId: "c", name: "search", text, isError: false }] },
        )
        const deps: CallDeps = { model: modelFor(route), ledger, screenOutbound, clock: () => now }
        await completeCall(deps, request, context, { signal: new AbortController().signal, deadlines })
        const [row] = ledger.rows
        expect(row?.results[0]?.status).toBe("settled")
        expect(row?.results[0]?.costNanoUsd).toBeLessThanOrEqual(row?.call.boundNanoUsd ?? 0n)
      }
    }),
    { numRuns: 40 },
  )
})
