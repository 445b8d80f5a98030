import { expect, test } from "vitest"
import { createModels } from "./models"
import type { ChatModel, EmbeddingModel, ModelRoute } from "./port"

const chat: ChatModel = { provider: "offline", async *stream() {} }
const embedding: EmbeddingModel = { provider: "offline", model: "offline-hash-1", space: "offline-hash-1", dimensions: 1536, minimumSimilarity: 0.1, embed: () => Promise.reject(new Error("not called")) }
const offline = { chat, embedding }
const sonnet: ModelRoute = { provider: "anthropic", model: "claude-sonnet-4-6" }
const mini: ModelRoute = { provider: "openai", model: "gpt-5.4-mini" }

test("everything is offline without a key, and says so", () => {
  const models = createModels({ offline })
  expect(models.isOffline).toBe(true)
  expect(models.effectiveRoute(sonnet)).toEqual({ provider: "offline", model: "offline-extractive-1" })
  expect(models.chat(sonnet)).toBe(chat)
  expect(models.embedding).toBe(embedding)
})

test("with one provider's key the other's routes go to its model of the same class", () => {
  const claude = createModels({ offline, anthropicApiKey: "k" })
  expect(claude.isOffline).toBe(false)
  expect(claude.effectiveRoute(sonnet)).toEqual(sonnet)
  expect(claude.effectiveRoute(mini)).toEqual({ provider: "anthropic", model: "claude-haiku-4-5-20251001" })
  expect(claude.chat(mini).provider).toBe("anthropic")
  expect(claude.embedding).toBe(embedding)
  const gpt = createModels({ offline, openaiApiKey: "k" })
  expect(gpt.effectiveRoute({ provider: "anthropic", model: "claude-opus-4-7" })).toEqual({ provider: "openai", model: "gpt-5.5" })
  expect(gpt.effectiveRoute({ provider: "anthropic", model: "claude-of-tomorrow" })).toEqual({ provider: "openai", model: "gpt-5.4" })
  expect(gpt.embedding).toMatchObject({ provider: "openai", model: "text-embedding-3-small", dimensions: 1536 })
})

test("with both keys every route stays as it is, also an offline one", () => {
  const models = createModels({ offline, anthropicApiKey: "k", openaiApiKey: "k" })
  const offlineRoute: ModelRoute = { provider: "offline", model: "offline-extractive-1" }
  for (const route of [sonnet, mini, offlineRoute]) expect(models.effectiveRoute(route)).toEqual(route)
})

test("refuses an embedding model it does not know at the start, not at the first document", () => {
  expect(() => createModels({ offline, openaiApiKey: "k", embedding: { model: "text-embedding-9" } })).toThrow(expect.objectContaining({ code: "invalid_request" }))
})
