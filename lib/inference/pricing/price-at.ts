import { InferenceError } from "../errors"
import type { ProviderName } from "../port"
import { type Price, prices, type Rates } from "./prices"

const freeRates: Rates = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 }

/** The price of a model at a moment, from the given list or our own; null when there is none that can be charged. */
export function priceAt(provider: ProviderName, model: string, at: Date, list: readonly Price[] = prices): Price | null {
  if (provider === "offline") {
    return { provider, model, validFrom: "2024-01-01", validUntil: null, rates: freeRates, longContext: null }
  }
  const day = at.toISOString()
  const found = list.find(
    (price) =>
      price.provider === provider && price.model === model && price.validFrom <= day && (price.validUntil === null || day < price.validUntil),
  )
  if (!found || !isChargeable(found.rates)) return null
  return found.longContext && !isChargeable(found.longContext.rates) ? null : found
}

/** As priceAt, but a model that cannot be charged is refused with `no_price` before anything is sent. */
export function getPrice(route: { provider: ProviderName; model: string }, at: Date): Price {
  const price = priceAt(route.provider, route.model, at)
  if (!price) throw new InferenceError("no_price", `There is no price for ${route.provider} ${route.model} on ${at.toISOString().slice(0, 10)}`)
  return price
}

function isChargeable(rates: Rates): boolean {
  return Object.values(rates).every((rate) => rate === null || (Number.isSafeInteger(rate) && rate >= 0))
}
