import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type BillRow, type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import type { CallContext, CallLedger, OpenCall, SettledCall } from "./call-ledger"
import { callModel } from "./call-model"
import { InferenceError } from "./errors"
import type { ModelRequest } from "./port"
import { costOf } from "./pricing/cost-of"
import { getPrice } from "./pricing/price-at"
import { createAnthropicModel } from "./providers/anthropic"
import { createOpenaiModel } from "./providers/openai"

const streams = 1_000
const atOnce = 20
/** What the mock sends in one event when it is not paced. */
const tokensPerChunk = 8
const now = new Date("2026-11-01T12:00:00Z")
const deadlines = { connectMs: 5_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 20_000 }
const context: CallContext = { workspaceId: "w", actorId: "a", requestId: "r", attempt: 1, versionId: null, promptKey: "rag_answer", releaseId: null, purpose: "generate", reservationId: null }

let mock: MockProvider
beforeAll(async () => {
  mock = await startMockProvider()
})
afterAll(() => mock.close())

/** Words of four letters with a space: one token for the mock's tokenizer, five characters each, and one for ours, so that only what got lost differs. */
const words = fc.array(fc.constantFrom("word", "rent", "paid", "fees", "term"), { minLength: 1, maxLength: 300 }).map((list) => list.map((word) => `${word} `).join(""))
const stream = fc.record({ provider: fc.constantFrom("anthropic" as const, "openai" as const), reply: words, asksForTool: fc.boolean(), share: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }) })
type Stream = typeof stream extends fc.Arbitrary<infer Value> ? Value : never

function requestFor({ provider }: Stream, id: number): ModelRequest {
  return {
    route: { provider, model: provider === "anthropic" ? "claude-sonnet-4-6" : "gpt-5.4" },
    system: [{ text: "Answer from the passages only." }],
    messages: [{ role: "user", blocks: [{ text: `Stream <${id}> What is the rent?` }] }],
    maxOutputTokens: 500,
    tools: [{ name: "search_documents", description: "Searches.", jsonSchema: { type: "object" } }],
    task: { promptKey: "rag_answer", inputs: {}, sources: [] },
  }
}

type Row = { call: OpenCall; results: SettledCall[] }

test("1,000 streams aborted at random bytes leave 1,000 rows, each within its bound and at most one chunk from the bill", async () => {
  const rows = new Map<string, Row>()
  const ledger: CallLedger = {
    open: async (call) => void rows.set(call.callId, { call, results: [] }),
    settle: async (callId, result) => void rows.get(callId)?.results.push(result),
  }
  const models = { anthropic: createAnthropicModel({ apiKey: "k", baseUrl: mock.anthropicBaseUrl }), openai: createOpenaiModel({ apiKey: "k", baseUrl: mock.openaiBaseUrl }) }
  const codes = new Map<string, number>()
  const run = async (item: Stream, id: number) => {
    const { provider, reply, asksForTool, share } = item
    const answer = asksForTool ? { toolCalls: [{ name: "search_documents", input: reply }] } : { reply }
    mock.script({ match: `Stream <${id}>`, times: 1, behave: { ...answer, failure: { kind: "cut", share } } })
    const deps = { model: models[provider], ledger, screenOutbound: (text: string) => text, clock: () => now }
    const parts = callModel(deps, requestFor(item, id), context, { signal: new AbortController().signal, deadlines })
    const error = await readToEnd(parts).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(InferenceError)
    const { code } = error as InferenceError
    codes.set(code, (codes.get(code) ?? 0) + 1)
  }
  const items = fc.sample(stream, { numRuns: streams, seed: 20_261_101 })
  for (let start = 0; start < streams; start += atOnce) await Promise.all(items.slice(start, start + atOnce).map((item, index) => run(item, start + index)))

  expect(rows.size).toBe(streams)
  const bill = new Map(mock.bill().map((line) => [line.callId, line]))
  expect(bill.size).toBe(streams)
  expect([...codes.keys()]).toEqual(["unavailable"])
  const errors = [...rows.values()].map((row) => outputError(row, bill.get(row.call.callId)))
  const largest = Math.max(...errors.map(Math.abs))
  const exact = [...rows.values()].filter(({ results }) => results[0]?.status === "settled").length
  process.stdout.write(`${rows.size} aborted streams, ${rows.size} rows, ${exact} exact, ${rows.size - exact} estimated; largest error ${largest} tokens, mean ${(errors.reduce((sum, error) => sum + Math.abs(error), 0) / errors.length).toFixed(1)}\n`)
  expect(largest).toBeLessThanOrEqual(tokensPerChunk)
}, 120_000)

async function readToEnd(parts: AsyncGenerator): Promise<void> {
  for (let next = await parts.next(); !next.done; ) next = await parts.next()
}

/** Our output tokens less the billed ones; everything else about the row is checked on the way. */
function outputError({ call, results }: Row, line: BillRow | undefined): number {
  expect(results).toHaveLength(1)
  const [result] = results as [SettledCall]
  if (!line) throw new Error(`no line on the bill for ${call.callId}`)
  const charged = costOf(line.usage, getPrice(call, now))
  expect(result.costNanoUsd).toBeLessThanOrEqual(call.boundNanoUsd)
  expect(charged).toBeLessThanOrEqual(call.boundNanoUsd)
  if (result.status === "settled") expect({ usage: result.usage, cost: result.costNanoUsd }).toEqual({ usage: line.usage, cost: charged })
  else expect(result).toMatchObject({ status: "estimated", isEstimated: true, errorCode: "unavailable" })
  return result.usage.outputTokens - line.usage.outputTokens
}
