import { readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { sharedData } from "@/tests/support/shared-data"
import { chatModels, embeddingModels } from "../catalogue"
import type { RawUsage, Usage } from "../usage"
import { anthropicUsage } from "../usage-of"
import { costOf, worstCaseCost } from "./cost-of"
import { getPrice, priceAt } from "./price-at"
import { type Price, prices } from "./prices"

const today = new Date("2026-11-01T00:00:00Z")
const sonnet = getPrice({ provider: "anthropic", model: "claude-sonnet-4-6" }, today)

function usage(part: Partial<Usage>): Usage {
  return { inputTokens: 0, cacheReadTokens: 0, cacheWrite5mTokens: 0, cacheWrite1hTokens: 0, outputTokens: 0, ...part }
}

test("charges every class of tokens at its own rate", () => {
  expect(costOf(usage({ inputTokens: 10, outputTokens: 200, cacheWrite5mTokens: 20_000, cacheWrite1hTokens: 30_000 }), sonnet)).toBe(258_030_000n)
  expect(costOf(usage({ inputTokens: 10, outputTokens: 200, cacheReadTokens: 50_000 }), sonnet)).toBe(18_030_000n)
  expect(costOf(usage({}), sonnet)).toBe(0n)
})

test("charges a class without a rate of its own as input", () => {
  const gpt = getPrice({ provider: "openai", model: "gpt-4.1" }, today)
  expect(costOf(usage({ cacheWrite5mTokens: 1_000 }), gpt)).toBe(costOf(usage({ inputTokens: 1_000 }), gpt))
})

test("rounds up to the nano-dollar once for a call, not for each class", () => {
  const fine: Price = { ...sonnet, rates: { input: 2_500, output: 1_400, cacheRead: 100, cacheWrite5m: 1, cacheWrite1h: 1 } }
  expect(costOf(usage({ inputTokens: 1 }), fine)).toBe(3n)
  expect(costOf(usage({ inputTokens: 1, outputTokens: 1, cacheReadTokens: 1 }), fine)).toBe(4n)
})

test("charges a whole call at the long-context rates once its input is longer than their limit", () => {
  const gpt = getPrice({ provider: "openai", model: "gpt-5.4" }, today)
  expect(costOf(usage({ inputTokens: 272_000, outputTokens: 10 }), gpt)).toBe(680_150_000n)
  expect(costOf(usage({ inputTokens: 200_000, cacheReadTokens: 72_001, outputTokens: 10 }), gpt)).toBe(1_036_225_500n)
})

test("uses the price of the day of the call", () => {
  const before = priceAt("openai", "gpt-5.6-luna", new Date("2026-08-20T23:59:59Z"))
  const after = priceAt("openai", "gpt-5.6-luna", new Date("2026-08-21T00:00:00Z"))
  expect([before?.rates.input, after?.rates.input]).toEqual([1_000_000, 200_000])
  expect(priceAt("anthropic", "claude-opus-4-7", new Date("2020-01-01T00:00:00Z"))).toBeNull()
})

test("refuses a model whose price is missing, negative or not whole", () => {
  expect(() => getPrice({ provider: "anthropic", model: "claude-unknown" }, today)).toThrow(expect.objectContaining({ code: "no_price" }))
  for (const input of [-1, 0.5, Number.NaN]) {
    expect(priceAt("anthropic", sonnet.model, today, [{ ...sonnet, rates: { ...sonnet.rates, input } }])).toBeNull()
  }
  const badLong = { aboveInputTokens: 1, rates: { ...sonnet.rates, output: -1 } }
  expect(priceAt("anthropic", sonnet.model, today, [{ ...sonnet, longContext: badLong }])).toBeNull()
})

test("charges nothing offline", () => {
  const price = getPrice({ provider: "offline", model: "offline-extractive-1" }, new Date("1990-01-01"))
  expect(costOf(usage({ inputTokens: 1_000_000, outputTokens: 1_000_000 }), price)).toBe(0n)
})

test("has a price today for every model of the catalogue, and no two prices for one day", () => {
  const unpriced = [...chatModels, ...embeddingModels].filter(({ provider, model }) => priceAt(provider, model, today) === null)
  expect(unpriced).toEqual([])
  for (const price of prices) {
    const overlapping = prices.filter(
      (other) => other.model === price.model && other.provider === price.provider && other.validFrom >= price.validFrom && (price.validUntil === null || other.validFrom < price.validUntil),
    )
    expect(overlapping).toEqual([price])
  }
})

test("the worst case is never below the cost of a call that fits it", () => {
  const tokens = fc.nat({ max: 300_000 })
  fc.assert(
    fc.property(fc.constantFrom(...prices), tokens, tokens, tokens, tokens, tokens, fc.nat({ max: 1000 }), (price, input, read, write5m, write1h, output, spare) => {
      const cost = costOf({ inputTokens: input, cacheReadTokens: read, cacheWrite5mTokens: write5m, cacheWrite1hTokens: write1h, outputTokens: output }, price)
      expect(worstCaseCost(input + read + write5m + write1h + spare, output + spare, price, "1h") >= cost).toBe(true)
    }),
  )
})

type CostCase = { model: string; usage: RawUsage; token_cost_usd: number }
const casesPath = sharedData("pricing", "cost_cases.jsonl")

describe.skipIf(!casesPath)("recorded costs (skipped without the shared data)", () => {
  const cases = casesPath ? readFileSync(casesPath, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as CostCase) : []
  test.each(cases.map((item, index) => [index + 1, item.model, item] as const))("case %i, %s, is exact", (_index, model, item) => {
    const price = getPrice({ provider: "anthropic", model }, today)
    expect(costOf(anthropicUsage(item.usage), price)).toBe(BigInt(Math.round(item.token_cost_usd * 1e9)))
  })
})

type PublicPrice = { model: string; date: string; default?: boolean; input: number | null; output: number | null; cache_read: number | null; cache_write_5m: number | null; cache_write_1h: number | null }
const tablePath = sharedData("pricing", "prices.jsonl")

test.skipIf(!tablePath)("agrees with the public tables on their days (skipped without the shared data)", () => {
  const table = readFileSync(tablePath ?? "", "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as PublicPrice)
  let compared = 0
  for (const row of table.filter((candidate) => candidate.default !== false)) {
    const own = prices.find(({ model }) => model === row.model)
    const price = own && priceAt(own.provider, row.model, new Date(`${row.date}T00:00:00Z`))
    if (!price) continue
    compared++
    expect(price.rates).toMatchObject(
      Object.fromEntries(
        [["input", row.input], ["output", row.output], ["cacheRead", row.cache_read], ["cacheWrite5m", row.cache_write_5m]]
          .filter((entry): entry is [string, number] => typeof entry[1] === "number")
          .map(([name, usd]) => [name, Math.round(usd * 1e12)]),
      ),
    )
  }
  expect(compared).toBeGreaterThan(40)
})
