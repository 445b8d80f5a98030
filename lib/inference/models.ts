import { defaultEmbeddingModel, findChatModel, offlineRoute, routeOfClass } from "./catalogue"
import { type EmbeddingSettings, modelOfSpace } from "./describe-embedding"
import { InferenceError } from "./errors"
import type { ChatModel, EmbeddingModel, ModelRoute } from "./port"
import { createAnthropicModel } from "./providers/anthropic"
import { createOpenaiModel } from "./providers/openai"
import { createOpenaiEmbeddingModel } from "./providers/openai-embeddings"

export type ModelsConfig = {
  anthropicApiKey?: string | undefined
  anthropicBaseUrl?: string | undefined
  openaiApiKey?: string | undefined
  openaiBaseUrl?: string | undefined
  /** Absent: OpenAI's usual one with its key, else the offline one. An address or key of its own goes before OpenAI's. */
  embedding?: EmbeddingConfig
  /** Answers where no provider has a key. */
  offline: { chat: ChatModel; embedding: EmbeddingModel }
}

export type EmbeddingConfig = EmbeddingSettings & { model?: string | undefined; apiKey?: string | undefined; baseUrl?: string | undefined }

/** Vectors as the database holds them: who made them, the name of their space, and their length. */
export type EmbeddingSpace = { provider: string; space: string; dimensions: number }

export type Models = {
  /** The model that answers on a route; call it with `effectiveRoute(route)` in the request. */
  chat(route: ModelRoute): ChatModel
  /** The one that the environment names. */
  embedding: EmbeddingModel
  /** The model whose vectors lie in a space; null where it cannot be called with the keys and prices there are. */
  embeddingOf(space: EmbeddingSpace): EmbeddingModel | null
  /** True when no provider has a key, so that every answer is the offline model's. */
  isOffline: boolean
  /** The route itself if its provider has a key, else the other provider's model of the same class, else offline. */
  effectiveRoute(route: ModelRoute): ModelRoute
}

/** Wires the models that the given keys allow. */
export function createModels(config: ModelsConfig): Models {
  const { anthropicApiKey, openaiApiKey, offline } = config
  const chatModels: Partial<Record<ModelRoute["provider"], ChatModel>> = { offline: offline.chat }
  if (anthropicApiKey) chatModels.anthropic = createAnthropicModel({ apiKey: anthropicApiKey, baseUrl: config.anthropicBaseUrl })
  if (openaiApiKey) chatModels.openai = createOpenaiModel({ apiKey: openaiApiKey, baseUrl: config.openaiBaseUrl })
  const others = (["anthropic", "openai"] as const).filter((provider) => chatModels[provider])

  const effectiveRoute = (route: ModelRoute): ModelRoute => {
    if (chatModels[route.provider]) return route
    const other = others[0]
    return other ? routeOfClass(other, findChatModel(route)?.class ?? "middle") : offlineRoute
  }
  return {
    effectiveRoute,
    chat: (route) => chatModels[effectiveRoute(route).provider] ?? offline.chat,
    ...embeddingsOf(config),
    isOffline: others.length === 0,
  }
}

/** A local server needs no key, and must not be sent that of another. */
const noKey = "none"

function embeddingsOf({ openaiApiKey, openaiBaseUrl, embedding: settings = {}, offline }: ModelsConfig): Pick<Models, "embedding" | "embeddingOf"> {
  const isOwn = settings.baseUrl !== undefined || settings.apiKey !== undefined
  const access = isOwn ? { apiKey: settings.apiKey ?? noKey, baseUrl: settings.baseUrl } : openaiApiKey ? { apiKey: openaiApiKey, baseUrl: openaiBaseUrl } : null
  const embedding = access ? createOpenaiEmbeddingModel({ ...access, model: settings.model ?? defaultEmbeddingModel, settings }) : offline.embedding
  return {
    embedding,
    embeddingOf: ({ provider, space, dimensions }) => {
      const known = [embedding, offline.embedding].find((model) => model.provider === provider && model.space === space && model.dimensions === dimensions)
      if (known || provider !== "openai" || !access) return known ?? null
      try {
        return createOpenaiEmbeddingModel({ ...access, model: modelOfSpace(space, dimensions), settings: { ...settings, dimensions, minimumSimilarity: undefined } })
      } catch (error) {
        if (error instanceof InferenceError) return null
        throw error
      }
    },
  }
}
