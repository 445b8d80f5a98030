import { readFileSync } from "node:fs"
import path from "node:path"
import type { ProviderName } from "../port"
import { parsePrices } from "./parse-prices"

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

export type PriceList = { version: string; prices: readonly Price[] }

// Read when the module is: a product whose prices are not right must not start.
const file = "lib/inference/pricing/prices.yaml"
const list = parsePrices(readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), file), "utf8"), file)

export const prices: readonly Price[] = list.prices

/** Named in every ledger row; changes whenever a price does. */
export const priceListVersion = list.version
