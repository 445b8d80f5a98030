import { createOfflineEmbeddingModel } from "@/lib/inference/providers/offline"

const deadlines = { connectMs: 10_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 60_000 }

/** The offline embedder without a ledger: it costs nothing and calls nobody. */
export function createOfflineEmbeddings() {
  const model = createOfflineEmbeddingModel()
  const vectors = async (texts: string[]) => (await model.embed(texts, { signal: AbortSignal.timeout(60_000), deadlines, callId: "bench" })).vectors
  return { provider: model.provider, model: model.model, space: model.space, minimumSimilarity: model.minimumSimilarity, vectors, vector: async (text: string) => (await vectors([text]))[0] ?? [] }
}
