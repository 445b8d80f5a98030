import { classifyError } from "@/lib/inference/classify-error"
import type { Models } from "@/lib/inference/models"
import type { ChatModel, EmbeddingModel, ModelRoute } from "@/lib/inference/port"
import { policyOf } from "@/lib/inference/resilience/error-policy"
import type { BreakerBoard, ObservedCall } from "./breaker-board"

/** The models with every HTTP call of theirs reported to the breakers. */
export function observeCalls(models: Models, board: BreakerBoard): Models {
  return {
    ...models,
    chat: (route) => observedChat(models.chat(route), board),
    embedding: observedEmbedding(models.embedding, board),
    embeddingOf: (space) => {
      const model = models.embeddingOf(space)
      return model && observedEmbedding(model, board)
    },
  }
}

function observedChat(model: ChatModel, board: BreakerBoard): ChatModel {
  if (model.provider === "offline") return model
  return {
    provider: model.provider,
    async *stream(request, options) {
      const call = board.begin(request.route)
      let outcome: Parameters<ObservedCall["ended"]>[0] = { errorCode: "cancelled", countsAgainstProvider: false }
      try {
        for await (const part of model.stream(request, options)) {
          if (part.type === "started") call.heard()
          if (part.type === "text-delta" || part.type === "finish") call.answered()
          if (part.type === "finish") outcome = null
          yield part
        }
      } catch (error) {
        outcome = outcomeOf(error)
        throw error
      } finally {
        call.ended(outcome)
      }
    },
  }
}

function observedEmbedding(model: EmbeddingModel, board: BreakerBoard): EmbeddingModel {
  if (model.provider === "offline") return model
  const route: ModelRoute = { provider: model.provider, model: model.model }
  return {
    ...model,
    isReachable: async () => (await board.admit(route)) !== "refused",
    embed: async (texts, options) => {
      const call = board.begin(route)
      try {
        const result = await model.embed(texts, options)
        call.heard()
        call.answered()
        call.ended(null)
        return result
      } catch (error) {
        call.ended(outcomeOf(error))
        throw error
      }
    },
  }
}

function outcomeOf(error: unknown): { errorCode: string; countsAgainstProvider: boolean } {
  const known = classifyError(error)
  return { errorCode: known.code, countsAgainstProvider: policyOf(known).countsAgainstProvider }
}
