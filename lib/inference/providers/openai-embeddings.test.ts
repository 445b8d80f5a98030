import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { type EmbedDeps, embedTexts } from "../embed-texts"
import type { OpenCall, SettledCall } from "../call-ledger"
import { createModels, type EmbeddingConfig } from "../models"
import { createOfflineChatModel, createOfflineEmbeddingModel } from "./offline"

/** A server of embeddings as people host them: plain numbers, no packed form, no choice of length, no usage. */
let server: Server
let baseUrl: string
let asked: { path: string | undefined; key: string | undefined; body: Record<string, unknown> }[] = []
const length = 6

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on("data", (part: Buffer) => parts.push(part))
    request.on("end", () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
      asked.push({ path: request.url, key: request.headers.authorization, body })
      const data = (body.input as string[]).map((text, index) => ({ object: "embedding", index, embedding: Array.from({ length }, (_, place) => (place === text.length % length ? 1 : 0)) }))
      response.setHeader("content-type", "application/json")
      response.end(JSON.stringify({ object: "list", data, model: body.model }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))
beforeEach(() => {
  asked = []
})

const offline = { chat: createOfflineChatModel(), embedding: createOfflineEmbeddingModel() }
const hosted = (settings: EmbeddingConfig = {}) => createModels({ offline, openaiApiKey: "sk-of-openai", embedding: { model: "bge-tiny", baseUrl, dimensions: length, priceUsdPerMtok: "0", ...settings } })

async function embed(models: ReturnType<typeof hosted>, texts: string[]) {
  const rows: { call: OpenCall; settled: SettledCall[] }[] = []
  const deps: EmbedDeps = {
    model: models.embedding,
    ledger: { open: async (call) => void rows.push({ call, settled: [] }), settle: async (_id, result) => void rows.at(-1)?.settled.push(result) },
    screenOutbound: (text) => text,
    clock: () => new Date("2026-11-01T12:00:00Z"),
  }
  const context = { workspaceId: "w", actorId: "a", requestId: null, attempt: 0, versionId: null, promptKey: "embedding", releaseId: null, purpose: "embed", reservationId: null }
  const ended = await embedTexts(deps, texts, context, { signal: AbortSignal.timeout(5_000), deadlines: { connectMs: 2_000, firstTokenMs: 2_000, idleMs: 2_000, totalMs: 4_000 } }).catch((error: unknown) => error as Error)
  return { rows, ended }
}

test("any server that speaks as OpenAI does gives vectors of its own length, asked plainly and without another's key", async () => {
  const { ended, rows } = await embed(hosted(), ["one", "four"])
  expect(ended).toMatchObject({ vectors: [[0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 1, 0]], costNanoUsd: 0n })
  expect(asked).toMatchObject([{ path: "/v1/embeddings", key: "Bearer none", body: { model: "bge-tiny", encoding_format: "float" } }])
  expect(asked[0]?.body).not.toHaveProperty("dimensions")
  expect(rows).toMatchObject([{ call: { provider: "openai", model: "bge-tiny", priceListVersion: "declared" } }])
})

test("a server that does not say what it counted is charged by the estimate, never at nothing", async () => {
  const { rows } = await embed(hosted({ priceUsdPerMtok: "0.1" }), ["some words to embed"])
  expect(rows[0]?.settled).toMatchObject([{ isEstimated: true, status: "estimated" }])
  expect(rows[0]?.settled[0]?.costNanoUsd).toBeGreaterThan(0n)
})

test("vectors of another length than declared are refused with both lengths", async () => {
  const { ended } = await embed(hosted({ dimensions: 768 }), ["words"])
  expect(ended).toMatchObject({ code: "invalid_output", message: expect.stringContaining("of 6 numbers where 768 are expected") as string })
})

test("a text is cut to what the operator says the model reads", async () => {
  await embed(hosted({ maxInputTokens: 64 }), ["word ".repeat(2_000)])
  const [sent] = asked.flatMap(({ body }) => body.input as string[])
  expect(sent?.length).toBeLessThan(400)
})

test("a model that is not on the price list is refused at the start, with the variables to set", () => {
  expect(() => hosted({ priceUsdPerMtok: undefined })).toThrow("EMBEDDING_PRICE_USD_PER_MTOK")
  expect(() => hosted({ dimensions: undefined })).toThrow("EMBEDDING_DIMENSIONS")
})

test("a known model of another length lies in a space of its own and is asked for that length", () => {
  const models = createModels({ offline, openaiApiKey: "k", embedding: { model: "text-embedding-3-large", dimensions: 3_072 } })
  expect(models.embedding).toMatchObject({ space: "text-embedding-3-large@3072", dimensions: 3_072 })
  expect(createModels({ offline, openaiApiKey: "k" }).embedding.space).toBe("text-embedding-3-small")
})

test("finds the model of vectors that were made before, as far as it can still be called", () => {
  const models = createModels({ offline, openaiApiKey: "k", embedding: { model: "text-embedding-3-large", dimensions: 256 } })
  expect(models.embeddingOf({ provider: "openai", space: "text-embedding-3-large@256", dimensions: 256 })).toBe(models.embedding)
  expect(models.embeddingOf({ provider: "openai", space: "text-embedding-3-small", dimensions: 1_536 })).toMatchObject({ model: "text-embedding-3-small", dimensions: 1_536 })
  expect(models.embeddingOf({ provider: "openai", space: "text-embedding-3-large@3072", dimensions: 3_072 })).toMatchObject({ model: "text-embedding-3-large", dimensions: 3_072 })
  expect(models.embeddingOf({ provider: "offline", space: "offline-hashing-1", dimensions: 1_536 })).toMatchObject({ provider: "offline" })
  expect(models.embeddingOf({ provider: "openai", space: "of-nobody", dimensions: 5 })).toBeNull()
  expect(createModels({ offline }).embeddingOf({ provider: "openai", space: "text-embedding-3-small", dimensions: 1_536 })).toBeNull()
})
