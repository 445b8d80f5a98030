import type { ModelRoute, ProviderName } from "./port"

/** How strong and dear a model is; routes keep their class when another provider has to answer. */
export type ModelClass = "small" | "middle" | "large"

export type CatalogueModel = ModelRoute & {
  class: ModelClass
  contextWindowTokens: number
  maxOutputTokens: number
  /** False where the provider answers 400 to any temperature. */
  takesTemperature: boolean
  /** Sent where the provider takes a temperature only with its reasoning switched off. */
  reasoningEffort: "none" | null
  /** True where the model may think before it answers without being asked to: its hidden tokens are billed as output. */
  canThinkUnasked: boolean
  /** Shortest prefix that a cache mark has an effect on; null where the provider caches without marks. */
  minimumCacheableTokens: number | null
  /** JSON output through the provider's own schema option; otherwise through a forced tool. */
  hasStructuredOutput: boolean
}

export type CatalogueEmbedding = ModelRoute & {
  dimensions: number
  /** True where the length has to be asked for. */
  canShorten: boolean
  maxInputTokens: number
  minimumSimilarity: number
}

export const offlineRoute: ModelRoute = { provider: "offline", model: "offline-extractive-1" }

const claude = { provider: "anthropic", reasoningEffort: null, hasStructuredOutput: true, canThinkUnasked: false } as const
const gpt = { provider: "openai", minimumCacheableTokens: null, hasStructuredOutput: true, maxOutputTokens: 128_000 } as const
const plainGpt = { ...gpt, contextWindowTokens: 1_047_576, maxOutputTokens: 32_768, takesTemperature: true, reasoningEffort: null, canThinkUnasked: false } as const
const quietGpt = { ...gpt, takesTemperature: true, reasoningEffort: "none", canThinkUnasked: false } as const
const thinkingGpt = { ...gpt, takesTemperature: false, reasoningEffort: null, canThinkUnasked: true } as const

/** Every chat model a release may name. From Opus 4.7 on, and on reasoning models of OpenAI, a temperature is an error. */
export const chatModels: readonly CatalogueModel[] = [
  { ...claude, model: "claude-haiku-4-5-20251001", class: "small", contextWindowTokens: 200_000, maxOutputTokens: 64_000, takesTemperature: true, minimumCacheableTokens: 4_096 },
  { ...claude, model: "claude-haiku-4-5", class: "small", contextWindowTokens: 200_000, maxOutputTokens: 64_000, takesTemperature: true, minimumCacheableTokens: 4_096 },
  { ...claude, model: "claude-sonnet-4-5-20250929", class: "middle", contextWindowTokens: 200_000, maxOutputTokens: 64_000, takesTemperature: true, minimumCacheableTokens: 1_024 },
  { ...claude, model: "claude-sonnet-4-6", class: "middle", contextWindowTokens: 1_000_000, maxOutputTokens: 64_000, takesTemperature: true, minimumCacheableTokens: 1_024 },
  { ...claude, model: "claude-sonnet-5", class: "middle", contextWindowTokens: 1_000_000, maxOutputTokens: 128_000, takesTemperature: false, minimumCacheableTokens: 1_024, canThinkUnasked: true },
  { ...claude, model: "claude-opus-4-6", class: "large", contextWindowTokens: 1_000_000, maxOutputTokens: 128_000, takesTemperature: true, minimumCacheableTokens: 4_096 },
  { ...claude, model: "claude-opus-4-7", class: "large", contextWindowTokens: 1_000_000, maxOutputTokens: 128_000, takesTemperature: false, minimumCacheableTokens: 4_096 },
  { ...claude, model: "claude-opus-4-8", class: "large", contextWindowTokens: 1_000_000, maxOutputTokens: 128_000, takesTemperature: false, minimumCacheableTokens: 1_024 },
  { ...claude, model: "claude-opus-5", class: "large", contextWindowTokens: 1_000_000, maxOutputTokens: 128_000, takesTemperature: false, minimumCacheableTokens: 1_024, canThinkUnasked: true },
  { ...plainGpt, model: "gpt-4.1-nano", class: "small" },
  { ...plainGpt, model: "gpt-4.1-mini", class: "small" },
  { ...plainGpt, model: "gpt-4.1", class: "middle" },
  { ...quietGpt, model: "gpt-5.4-nano", class: "small", contextWindowTokens: 400_000 },
  { ...quietGpt, model: "gpt-5.4-mini", class: "small", contextWindowTokens: 400_000 },
  { ...quietGpt, model: "gpt-5.4", class: "middle", contextWindowTokens: 1_050_000 },
  { ...thinkingGpt, model: "gpt-5.5", class: "large", contextWindowTokens: 1_050_000 },
  { ...thinkingGpt, model: "gpt-5.6-luna", class: "small", contextWindowTokens: 400_000 },
  { ...thinkingGpt, model: "gpt-5.6-terra", class: "middle", contextWindowTokens: 400_000 },
  { ...thinkingGpt, model: "gpt-5.6-sol", class: "large", contextWindowTokens: 400_000 },
  { ...offlineRoute, class: "small", contextWindowTokens: 1_000_000, maxOutputTokens: 32_000, takesTemperature: false, reasoningEffort: null, canThinkUnasked: false, minimumCacheableTokens: null, hasStructuredOutput: true },
]

const classDefaults: Record<Exclude<ProviderName, "offline">, Record<ModelClass, string>> = {
  anthropic: { small: "claude-haiku-4-5-20251001", middle: "claude-sonnet-4-6", large: "claude-opus-4-7" },
  openai: { small: "gpt-5.4-mini", middle: "gpt-5.4", large: "gpt-5.5" },
}

/**
 * Embedding models that need no description by the operator. minimumSimilarity: texts of this family that have nothing
 * to do with each other score 0.05 to 0.2 and a question with its passage 0.35 to 0.65, so 0.28 lies in the gap.
 */
export const embeddingModels: readonly CatalogueEmbedding[] = [
  { provider: "openai", model: "text-embedding-3-small", dimensions: 1536, canShorten: true, maxInputTokens: 8_191, minimumSimilarity: 0.28 },
  { provider: "openai", model: "text-embedding-3-large", dimensions: 1536, canShorten: true, maxInputTokens: 8_191, minimumSimilarity: 0.28 },
]

export const defaultEmbeddingModel = "text-embedding-3-small"

export function findChatModel(route: ModelRoute): CatalogueModel | null {
  return chatModels.find((entry) => entry.provider === route.provider && entry.model === route.model) ?? null
}

export function findEmbeddingModel(model: string): CatalogueEmbedding | null {
  return embeddingModels.find((entry) => entry.model === model) ?? null
}

/** The provider's usual model of a class. */
export function routeOfClass(provider: Exclude<ProviderName, "offline">, modelClass: ModelClass): ModelRoute {
  return { provider, model: classDefaults[provider][modelClass] }
}
