import { findEmbeddingModel } from "../catalogue"
import { classifyError } from "../classify-error"
import { InferenceError } from "../errors"
import { callIdHeader, type EmbeddingModel } from "../port"
import type { RawUsage } from "../usage"
import { openaiUsage } from "../usage-of"
import { withinDeadlines } from "../with-deadlines"
import type { ProviderAccess } from "./anthropic"
import { createOpenaiClient } from "./openai"

/** Embeddings of OpenAI, one HTTP call for all given texts. */
export function createOpenaiEmbeddingModel({ model, ...access }: ProviderAccess & { model: string }): EmbeddingModel {
  const entry = findEmbeddingModel(model)
  if (!entry) throw new InferenceError("invalid_request", `The embedding model ${model} is not in the catalogue`)
  const client = createOpenaiClient(access)
  return {
    provider: "openai",
    model,
    dimensions: entry.dimensions,
    minimumSimilarity: entry.minimumSimilarity,
    embed: async (texts, { callId, ...options }) => {
      try {
        const { data, request_id } = await withinDeadlines(options, (signal) =>
          client.embeddings
            .create(
              { model, input: texts, ...(entry.canShorten ? { dimensions: entry.dimensions } : {}) },
              { signal, timeout: options.deadlines.totalMs, headers: { [callIdHeader]: callId } },
            )
            .withResponse(),
        )
        const raw = { ...data.usage } as RawUsage
        const vectors = data.data.toSorted((a, b) => a.index - b.index).map((item) => item.embedding)
        return { vectors, usage: openaiUsage(raw), raw, providerRequestId: request_id ?? null }
      } catch (error) {
        throw classifyError(error)
      }
    },
  }
}
