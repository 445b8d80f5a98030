import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { type MockProvider, startMockProvider } from "@/tests/support/mock-provider"
import type { CallContext, OpenCall, SettledCall } from "./call-ledger"
import { batchTexts, type EmbedDeps, embedTexts } from "./embed-texts"
import { createOpenaiEmbeddingModel } from "./providers/openai-embeddings"

const now = new Date("2026-11-01T12:00:00Z")
const context: CallContext = { workspaceId: "w", actorId: "a", requestId: null, attempt: 0, versionId: "v", promptKey: "embedding", releaseId: null, purpose: "index", reservationId: null }
const options = { signal: new AbortController().signal, deadlines: { connectMs: 2_000, firstTokenMs: 2_000, idleMs: 2_000, totalMs: 5_000 } }

let mock: MockProvider
let rows: { call: OpenCall; results: SettledCall[] }[]
let deps: EmbedDeps

beforeAll(async () => {
  mock = await startMockProvider()
})
afterAll(() => mock.close())
beforeEach(() => {
  mock.unscript()
  rows = []
  deps = {
    model: createOpenaiEmbeddingModel({ apiKey: "k", baseUrl: mock.openaiBaseUrl, model: "text-embedding-3-small" }),
    ledger: {
      open: async (call) => void rows.push({ call, results: [] }),
      settle: async (callId, result) => void rows.find(({ call }) => call.callId === callId)?.results.push(result),
    },
    screenOutbound,
    clock: () => now,
  }
})

const cosine = (a: number[] = [], b: number[] = []) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0)

test("gives a vector for every text in its order, over as many calls as it takes, each with its row", async () => {
  const texts = Array.from({ length: 200 }, (_, index) => `clause number ${index} about liability`)
  const { vectors, usage, callIds, costNanoUsd } = await embedTexts(deps, texts, context, options)
  const [single] = (await embedTexts(deps, [texts[150] ?? ""], context, options)).vectors
  expect(vectors).toHaveLength(200)
  expect(vectors.every(({ length }) => length === 1536)).toBe(true)
  expect(cosine(vectors[150], single)).toBeCloseTo(1, 5)
  expect(cosine(vectors[0], vectors[1])).toBeGreaterThan(0.5)
  expect(callIds).toHaveLength(3)
  const lines = mock.bill().filter(({ callId }) => callIds.includes(callId ?? ""))
  expect(rows.slice(0, 3).map(({ results }) => results[0]?.usage)).toEqual(lines.map((line) => line.usage))
  expect(usage.inputTokens).toBe(lines.reduce((sum, line) => sum + line.usage.inputTokens, 0))
  expect(costNanoUsd).toBe(BigInt(usage.inputTokens) * 20n)
  for (const { call, results } of rows) expect(results[0]?.costNanoUsd).toBeLessThanOrEqual(call.boundNanoUsd)
})

test("makes no call and no row for no texts", async () => {
  expect(await embedTexts(deps, [], context, options)).toMatchObject({ vectors: [], callIds: [] })
  expect(rows).toHaveLength(0)
})

test("sends screened texts only, never an empty or too long one", async () => {
  const { callIds } = await embedTexts(deps, ["a\u0000b", "", "\u0000", "word ".repeat(20_000)], context, options)
  const input = mock.requests().find(({ callId }) => callId === callIds[0])?.body.input as string[]
  expect(input.slice(0, 3)).toEqual(["ab", ".", "."])
  expect(input[3]?.length).toBeGreaterThan(10_000)
  expect(input[3]?.length).toBeLessThan(40_000)
})

test("settles a refused call at nothing and a broken one as estimated, and stops", async () => {
  const texts = Array.from({ length: 200 }, () => "text")
  mock.script({ behave: { errorStatus: 429, retryAfterSeconds: 2 } })
  await expect(embedTexts(deps, texts, context, options)).rejects.toMatchObject({ code: "rate_limited", retryAfterMs: 2_000 })
  expect(rows).toMatchObject([{ results: [{ status: "failed", costNanoUsd: 0n }] }])
  mock.script({ behave: { failure: { kind: "malformed-json", afterTokens: 0 } } })
  await expect(embedTexts(deps, texts, context, options)).rejects.toMatchObject({ code: "unavailable" })
  expect(rows).toMatchObject([{}, { results: [{ status: "estimated", isEstimated: true }] }])
  expect(rows[1]?.results[0]?.costNanoUsd).toBe(rows[1]?.call.boundNanoUsd)
})

test("batches keep every text, in order, within both limits", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 200 }), { maxLength: 400 }), (texts) => {
      const batches = batchTexts(texts)
      expect(batches.flat()).toEqual(texts)
      expect(batches.every((batch) => batch.length > 0 && batch.length <= 96)).toBe(true)
    }),
  )
  expect(batchTexts(Array.from({ length: 60 }, () => "word ".repeat(4_000))).length).toBeGreaterThan(1)
})
