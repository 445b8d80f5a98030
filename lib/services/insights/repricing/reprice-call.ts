import type { ProviderName } from "@/lib/inference/port"
import { costOf, worstCaseCost } from "@/lib/inference/pricing/cost-of"
import { priceAt } from "@/lib/inference/pricing/price-at"
import type { CallToReprice } from "@/lib/store/repricing/list-calls-to-reprice"

/**
 * What a call costs by the price list as it is now, at the call's own date; null where the list has no price for it. An
 * estimate stays an estimate of its own kind: its old figure where this list still gives it, else the upper bound.
 */
export function repriceCall(call: CallToReprice): bigint | null {
  const price = priceAt(call.provider as ProviderName, call.model, new Date(call.startedAt))
  if (!price) return null
  const exact = costOf(call, price)
  if (!call.isEstimated) return exact
  const inputTokens = call.inputTokens + call.cacheReadTokens + call.cacheWrite5mTokens + call.cacheWrite1hTokens
  const bounds = (["none", "5m", "1h"] as const).map((lifetime) => worstCaseCost(inputTokens, call.outputTokens, price, lifetime))
  const old = BigInt(call.costNanoUsd)
  if ([exact, ...bounds].includes(old)) return old
  return call.hasUsage ? exact : (bounds[1] ?? exact)
}
