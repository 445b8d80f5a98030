import type { Usage } from "../usage"
import type { Price, Rates } from "./prices"

/** Which of the provider's prompt caches a request writes to. */
export type CacheLifetime = "none" | "5m" | "1h"

const picoPerNano = 1000n

/** Cost of one call in nano-dollars: summed in whole pico-dollars over all token classes, then rounded up once. */
export function costOf(usage: Usage, price: Price): bigint {
  const inputTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWrite5mTokens + usage.cacheWrite1hTokens
  const rates = ratesFor(inputTokens, price)
  return toNanoUsd(
    picoUsd(usage.inputTokens, rates.input) +
      picoUsd(usage.cacheReadTokens, rates.cacheRead ?? rates.input) +
      picoUsd(usage.cacheWrite5mTokens, rates.cacheWrite5m ?? rates.input) +
      picoUsd(usage.cacheWrite1hTokens, rates.cacheWrite1h ?? rates.input) +
      picoUsd(usage.outputTokens, rates.output),
  )
}

/** Nano-dollars that no call of this size exceeds: all input in its dearest class, all output used. */
export function worstCaseCost(inputTokens: number, maxOutputTokens: number, price: Price, cacheLifetime: CacheLifetime = "5m"): bigint {
  const rates = ratesFor(inputTokens, price)
  const classes = [rates.input, rates.cacheRead ?? 0]
  if (cacheLifetime !== "none" || price.provider === "openai") classes.push(rates.cacheWrite5m ?? 0)
  if (cacheLifetime === "1h") classes.push(rates.cacheWrite1h ?? 0)
  return toNanoUsd(picoUsd(inputTokens, Math.max(...classes)) + picoUsd(maxOutputTokens, rates.output))
}

function ratesFor(inputTokens: number, price: Price): Rates {
  return price.longContext && inputTokens > price.longContext.aboveInputTokens ? price.longContext.rates : price.rates
}

function picoUsd(tokens: number, rate: number): bigint {
  return BigInt(tokens) * BigInt(rate)
}

function toNanoUsd(pico: bigint): bigint {
  return (pico + picoPerNano - 1n) / picoPerNano
}
