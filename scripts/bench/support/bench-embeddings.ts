import type { EmbeddingModel } from "@/lib/inference/port"
import { createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"
import { createOpenaiEmbeddingModel } from "@/lib/inference/providers/openai-embeddings"

const deadlines = { connectMs: 10_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 90_000 }
const batchSize = 64

export type BenchEmbeddings = ReturnType<typeof withoutLedger>

/** The offline embedder, and a real one where the environment names a key or an endpoint. */
export function listEmbeddings(): BenchEmbeddings[] {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, EMBEDDING_MODEL: model = "text-embedding-3-small", EMBEDDING_DIMENSIONS: dimensions } = process.env
  const offline = withoutLedger(createOfflineEmbeddingModel())
  if (!apiKey && !baseUrl) return [offline]
  const settings = dimensions ? { dimensions: Number(dimensions) } : {}
  return [offline, withoutLedger(createOpenaiEmbeddingModel({ apiKey: apiKey ?? "none", ...(baseUrl ? { baseUrl } : {}), model, settings }))]
}

function withoutLedger(embedding: EmbeddingModel) {
  const vectors = async (texts: string[]) => {
    const all: number[][] = []
    for (let from = 0; from < texts.length; from += batchSize) {
      all.push(...(await embedding.embed(texts.slice(from, from + batchSize), { signal: AbortSignal.timeout(deadlines.totalMs), deadlines, callId: "bench" })).vectors)
    }
    return all
  }
  const { provider, model, space, minimumSimilarity } = embedding
  return { provider, model, space, minimumSimilarity, vectors, vector: async (text: string) => (await vectors([text]))[0] ?? [] }
}
