import { classifyError } from "../classify-error"
import { describeEmbedding, type EmbeddingSettings } from "../describe-embedding"
import { callIdHeader, type EmbeddingModel } from "../port"
import type { RawUsage } from "../usage"
import { openaiUsage } from "../usage-of"
import { withinDeadlines } from "../with-deadlines"
import type { ProviderAccess } from "./anthropic"
import { createOpenaiClient } from "./openai"

/** Embeddings of OpenAI and of every server that speaks as it does, one HTTP call for all given texts. Throws invalid_request for a model that is not described. */
export function createOpenaiEmbeddingModel({ model, settings = {}, ...access }: ProviderAccess & { model: string; settings?: EmbeddingSettings }): EmbeddingModel {
  const { canShorten, isKnown, ...described } = describeEmbedding(model, settings)
  const { dimensions } = described
  const client = createOpenaiClient(access)
  // Servers beside OpenAI's own know neither lengths to choose nor, all of them, the packed form.
  const asked = isKnown ? { ...(canShorten ? { dimensions } : {}) } : { encoding_format: "float" as const }
  return {
    provider: "openai",
    ...described,
    embed: async (texts, { callId, ...options }) => {
      try {
        const { data, request_id } = await withinDeadlines(options, (signal) =>
          client.embeddings
            .create({ model, input: texts, ...asked }, { signal, timeout: options.deadlines.totalMs, headers: { [callIdHeader]: callId } })
            .withResponse(),
        )
        const raw = { ...data.usage } as RawUsage
        const vectors = data.data.toSorted((a, b) => a.index - b.index).map((item) => item.embedding)
        return { vectors, usage: data.usage ? openaiUsage(raw) : null, raw, providerRequestId: request_id ?? null }
      } catch (error) {
        throw classifyError(error)
      }
    },
  }
}
