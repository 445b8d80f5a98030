import type { ProviderName } from "../port"

/** Whole pico-dollars for one token: 1_000_000 is one dollar for a million tokens. Null: no rate of its own, charged as input. */
export type Rates = { input: number; output: number; cacheRead: number | null; cacheWrite5m: number | null; cacheWrite1h: number | null }

/** What a model costs from `validFrom` (inclusive) until `validUntil` (exclusive), both days in UTC. */
export type Price = {
  provider: ProviderName
  model: string
  validFrom: string
  validUntil: string | null
  rates: Rates
  /** Rates of the whole call once its input, cached or not, is longer than this. */
  longContext: { aboveInputTokens: number; rates: Rates } | null
}

type RateRow = [input: number, output: number, cacheRead: number | null, cacheWrite5m: number | null, cacheWrite1h: number | null]

const longContextTokens = 272_000

function toRates([input, output, cacheRead, cacheWrite5m, cacheWrite1h]: RateRow): Rates {
  return { input, output, cacheRead, cacheWrite5m, cacheWrite1h }
}

function price(provider: ProviderName, model: string, validFrom: string, validUntil: string | null, rates: RateRow, longContext?: RateRow): Price {
  const long = longContext ? { aboveInputTokens: longContextTokens, rates: toRates(longContext) } : null
  return { provider, model, validFrom, validUntil, rates: toRates(rates), longContext: long }
}

/** Named in every ledger row; changes whenever a row below changes. */
export const priceListVersion = "2026-08-21"

/** List prices of the standard tier as the public price tables of 24 July and 21 August 2026 show them. */
export const prices: readonly Price[] = [
  price("anthropic", "claude-haiku-4-5-20251001", "2025-10-01", null, [1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000]),
  price("anthropic", "claude-haiku-4-5", "2025-10-01", null, [1_000_000, 5_000_000, 100_000, 1_250_000, 2_000_000]),
  price("anthropic", "claude-sonnet-4-6", "2026-02-17", null, [3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000]),
  price("anthropic", "claude-opus-4-7", "2026-04-16", null, [5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000]),
  price("anthropic", "claude-opus-4-8", "2026-07-24", null, [5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000]),
  price("anthropic", "claude-sonnet-5", "2026-07-24", null, [2_000_000, 10_000_000, 200_000, 2_500_000, 4_000_000]),
  price("anthropic", "claude-opus-5", "2026-07-24", null, [5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000]),
  price("anthropic", "claude-fable-5", "2026-07-24", null, [10_000_000, 50_000_000, 1_000_000, 12_500_000, 20_000_000]),
  price("anthropic", "claude-opus-4-6", "2026-02-05", null, [5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000]),
  price("anthropic", "claude-opus-4-5-20251101", "2025-11-01", null, [5_000_000, 25_000_000, 500_000, 6_250_000, 10_000_000]),
  price("anthropic", "claude-sonnet-4-5", "2025-09-29", null, [3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000]),
  price("anthropic", "claude-sonnet-4-5-20250929", "2025-09-29", null, [3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000]),
  price("anthropic", "claude-sonnet-4-20250514", "2025-05-14", null, [3_000_000, 15_000_000, 300_000, 3_750_000, 6_000_000]),
  price("anthropic", "claude-3-opus-20240229", "2024-02-29", null, [15_000_000, 75_000_000, 1_500_000, 18_750_000, 30_000_000]),
  price("openai", "gpt-4.1", "2025-04-14", null, [2_000_000, 8_000_000, 500_000, null, null]),
  price("openai", "gpt-4.1-mini", "2025-04-14", null, [400_000, 1_600_000, 100_000, null, null]),
  price("openai", "gpt-4.1-nano", "2025-04-14", null, [100_000, 400_000, 25_000, null, null]),
  price("openai", "gpt-5.4", "2026-03-05", null, [2_500_000, 15_000_000, 250_000, null, null], [5_000_000, 22_500_000, 500_000, null, null]),
  price("openai", "gpt-5.4-mini", "2026-03-17", null, [750_000, 4_500_000, 75_000, null, null]),
  price("openai", "gpt-5.4-nano", "2026-03-17", null, [200_000, 1_250_000, 20_000, null, null]),
  price("openai", "gpt-5.5", "2026-04-23", null, [5_000_000, 30_000_000, 500_000, null, null], [10_000_000, 45_000_000, 1_000_000, null, null]),
  price("openai", "gpt-5.6", "2026-07-24", null, [5_000_000, 30_000_000, 500_000, 6_250_000, null], [10_000_000, 45_000_000, 1_000_000, 12_500_000, null]),
  price("openai", "gpt-5.6-sol", "2026-07-24", null, [5_000_000, 30_000_000, 500_000, 6_250_000, null], [10_000_000, 45_000_000, 1_000_000, 12_500_000, null]),
  price("openai", "gpt-5.6-terra", "2026-07-24", "2026-08-21", [2_500_000, 15_000_000, 250_000, 3_125_000, null], [5_000_000, 22_500_000, 500_000, 6_250_000, null]),
  price("openai", "gpt-5.6-terra", "2026-08-21", null, [2_000_000, 12_000_000, 200_000, 2_500_000, null], [4_000_000, 18_000_000, 400_000, 5_000_000, null]),
  price("openai", "gpt-5.6-luna", "2026-07-24", "2026-08-21", [1_000_000, 6_000_000, 100_000, 1_250_000, null], [2_000_000, 9_000_000, 200_000, 2_500_000, null]),
  price("openai", "gpt-5.6-luna", "2026-08-21", null, [200_000, 1_200_000, 20_000, 250_000, null], [400_000, 1_800_000, 40_000, 500_000, null]),
  price("openai", "text-embedding-3-small", "2024-01-25", null, [20_000, 0, null, null, null]),
  price("openai", "text-embedding-3-large", "2024-01-25", null, [130_000, 0, null, null, null]),
]
