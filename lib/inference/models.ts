import { defaultEmbeddingModel, findChatModel, offlineRoute, routeOfClass } from "./catalogue"
import type { ChatModel, EmbeddingModel, ModelRoute } from "./port"
import { createAnthropicModel } from "./providers/anthropic"
import { createOpenaiModel } from "./providers/openai"
import { createOpenaiEmbeddingModel } from "./providers/openai-embeddings"

export type ModelsConfig = {
  anthropicApiKey?: string | undefined
  anthropicBaseUrl?: string | undefined
  openaiApiKey?: string | undefined
  openaiBaseUrl?: string | undefined
  embeddingModel?: string | undefined
  /** Answers where no provider has a key. */
  offline: { chat: ChatModel; embedding: EmbeddingModel }
}

export type Models = {
  /** The model that answers on a route; call it with `effectiveRoute(route)` in the request. */
  chat(route: ModelRoute): ChatModel
  embedding: EmbeddingModel
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
    embedding: openaiApiKey
      ? createOpenaiEmbeddingModel({ apiKey: openaiApiKey, baseUrl: config.openaiBaseUrl, model: config.embeddingModel ?? defaultEmbeddingModel })
      : offline.embedding,
    isOffline: others.length === 0,
  }
}
