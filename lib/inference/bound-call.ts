import { cacheMarks } from "./cache-marks"
import { findChatModel } from "./catalogue"
import { estimateRequestTokens, estimateTextTokens } from "./estimate-tokens"
import type { EmbeddingModel, ModelRequest } from "./port"
import { worstCaseCost } from "./pricing/cost-of"
import { getPrice } from "./pricing/price-at"
import type { Price } from "./pricing/prices"

export type CallBound = { price: Price; estimatedInputTokens: number; maxOutputTokens: number; boundNanoUsd: bigint }

/** The most a request can cost at a moment; what a reservation holds and what its ledger row is opened with. Throws `no_price`. */
export function boundCall(request: ModelRequest, at: Date): CallBound {
  const price = getPrice(request.route, at)
  const estimatedInputTokens = estimateRequestTokens(request)
  const maxOutputTokens = Math.min(request.maxOutputTokens, findChatModel(request.route)?.maxOutputTokens ?? request.maxOutputTokens)
  const cacheLifetime = cacheMarks(request).size > 0 ? "5m" : "none"
  return { price, estimatedInputTokens, maxOutputTokens, boundNanoUsd: worstCaseCost(estimatedInputTokens, maxOutputTokens, price, cacheLifetime) }
}

/** As boundCall, for texts to embed in one call; what the operator declares goes before the price list. */
export function boundEmbedding(texts: readonly string[], { model, at }: { model: Pick<EmbeddingModel, "provider" | "model" | "declaredPrice">; at: Date }): CallBound {
  const price = model.declaredPrice ?? getPrice(model, at)
  const estimatedInputTokens = texts.reduce((sum, text) => sum + estimateTextTokens(text) + 1, 0)
  return { price, estimatedInputTokens, maxOutputTokens: 0, boundNanoUsd: worstCaseCost(estimatedInputTokens, 0, price, "none") }
}
