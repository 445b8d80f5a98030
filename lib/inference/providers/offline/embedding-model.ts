import { setImmediate as turnOfLoop } from "node:timers/promises"
import { InferenceError } from "../../errors"
import type { EmbeddingModel } from "../../port"
import { noUsage } from "../../usage"
import { countTokens } from "./count-tokens"
import { embedText, dimensions } from "./embed-text"

const modelId = "offline-hashing-1"

const textsPerTurn = 16

/** A deterministic embedding of the words, stems, word pairs and letter groups of a text, hashed to a fixed width. */
export function createOfflineEmbeddingModel(): EmbeddingModel {
  return {
    provider: "offline",
    model: modelId,
    space: modelId,
    dimensions,
    // Measured 2026-11-21 with titles embedded: 98 % of right SQuAD passages score 0.083 or more, 95 % of foreign ones 0.065 or less.
    minimumSimilarity: 0.08,
    embed: async (texts, { signal, callId }) => {
      const vectors: number[][] = []
      for (const [index, text] of texts.entries()) {
        if (signal.aborted) throw signal.reason instanceof InferenceError ? signal.reason : new InferenceError("cancelled", "The call was cancelled.", { cause: signal.reason })
        vectors.push(embedText(text))
        if (index % textsPerTurn === textsPerTurn - 1) await turnOfLoop()
      }
      const inputTokens = texts.reduce((sum, text) => sum + countTokens(text), 0)
      return { vectors, usage: { ...noUsage, inputTokens }, raw: { input_tokens: inputTokens }, providerRequestId: `offline-${callId}` }
    },
  }
}
