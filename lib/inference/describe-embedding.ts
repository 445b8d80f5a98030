import { type CatalogueEmbedding, findEmbeddingModel } from "./catalogue"
import { InferenceError } from "./errors"
import { toPicoUsdPerToken } from "./pricing/parse-prices"
import type { Price } from "./pricing/prices"

/** What the operator says about the embedding model; all may be absent for a model of the catalogue. */
export type EmbeddingSettings = {
  dimensions?: number | undefined
  /** US dollars for a million tokens as digits, such as "0.02", of every model at that address which is not on the price list. */
  priceUsdPerMtok?: string | undefined
  minimumSimilarity?: number | undefined
  maxInputTokens?: number | undefined
}

export type DescribedEmbedding = Omit<CatalogueEmbedding, "provider"> & { space: string; isKnown: boolean; declaredPrice: Price | null }

/** For models we have no measurements of: as of the models we know. */
const usualMinimumSimilarity = 0.28
const usualMaxInputTokens = 8_191

/** All there is to know of an embedding model, from the catalogue and the operator. Throws invalid_request with what is missing and what to set. */
export function describeEmbedding(model: string, settings: EmbeddingSettings): DescribedEmbedding {
  const entry = findEmbeddingModel(model)
  const dimensions = settings.dimensions ?? entry?.dimensions
  if (dimensions === undefined) throw missing(model, "EMBEDDING_DIMENSIONS to the length of its vectors")
  if (!entry && settings.priceUsdPerMtok === undefined) throw missing(model, "EMBEDDING_PRICE_USD_PER_MTOK to its price in US dollars for a million tokens, or to 0 if you host it yourself")
  return {
    model,
    dimensions,
    space: entry?.dimensions === dimensions || !entry ? model : `${model}@${dimensions}`,
    isKnown: entry !== null,
    canShorten: entry?.canShorten ?? false,
    maxInputTokens: settings.maxInputTokens ?? entry?.maxInputTokens ?? usualMaxInputTokens,
    minimumSimilarity: settings.minimumSimilarity ?? entry?.minimumSimilarity ?? usualMinimumSimilarity,
    declaredPrice: settings.priceUsdPerMtok === undefined ? null : declaredPrice(model, settings.priceUsdPerMtok),
  }
}

/** The model whose vectors lie in a space of those dimensions. */
export function modelOfSpace(space: string, dimensions: number): string {
  const ending = `@${dimensions}`
  return space.endsWith(ending) ? space.slice(0, -ending.length) : space
}

function missing(model: string, what: string): InferenceError {
  return new InferenceError("invalid_request", `EMBEDDING_MODEL is ${model}, which Countersign does not know by itself. Set ${what}.`)
}

function declaredPrice(model: string, usdPerMtok: string): Price {
  return { provider: "openai", model, validFrom: "2024-01-01", validUntil: null, rates: { input: toPicoUsdPerToken(usdPerMtok), output: 0, cacheRead: null, cacheWrite5m: null, cacheWrite1h: null }, longContext: null }
}
