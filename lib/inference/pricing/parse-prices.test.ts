import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parsePrices } from "./parse-prices"

const period = '{ validFrom: 2026-01-01, input: "3", output: "15" }'
const listOf = (...periods: string[]) => `version: "v1"\nmodels:\n  - provider: anthropic\n    model: m\n    periods:\n${periods.map((text) => `      - ${text}\n`).join("")}`

test("reads dollars for a million tokens as whole pico-dollars a token", () => {
  const { version, prices } = parsePrices(listOf('{ validFrom: 2026-01-01, validUntil: 2026-02-01, input: "0.25", output: "1.000001", cacheRead: "0", longContext: { aboveInputTokens: 10, input: "1", output: "2" } }', '{ validFrom: 2026-02-01, input: "3", output: "15" }'), "x")
  expect(version).toBe("v1")
  expect(prices).toEqual([
    {
      provider: "anthropic",
      model: "m",
      validFrom: "2026-01-01",
      validUntil: "2026-02-01",
      rates: { input: 250_000, output: 1_000_001, cacheRead: 0, cacheWrite5m: null, cacheWrite1h: null },
      longContext: { aboveInputTokens: 10, rates: { input: 1_000_000, output: 2_000_000, cacheRead: null, cacheWrite5m: null, cacheWrite1h: null } },
    },
    { provider: "anthropic", model: "m", validFrom: "2026-02-01", validUntil: null, rates: { input: 3_000_000, output: 15_000_000, cacheRead: null, cacheWrite5m: null, cacheWrite1h: null }, longContext: null },
  ])
})

test("is exact for every price that six decimals can say", () => {
  fc.assert(
    fc.property(fc.nat({ max: 999_999 }), fc.nat({ max: 999_999 }), (whole, millionths) => {
      const text = `${whole}.${String(millionths).padStart(6, "0")}`
      const { prices } = parsePrices(listOf(`{ validFrom: 2026-01-01, input: "${text}", output: "1" }`), "x")
      expect(prices[0]?.rates.input).toBe(whole * 1_000_000 + millionths)
    }),
  )
})

describe("refuses, naming the file and the place,", () => {
  const wrong: [string, string, RegExp][] = [
    ["a negative price", listOf('{ validFrom: 2026-01-01, input: "-3", output: "15" }'), /without a sign.*periods\[0\]\.input/s],
    ["a price that is no number", listOf('{ validFrom: 2026-01-01, input: ".inf", output: "15" }'), /without a sign/],
    ["a price without quotation marks", listOf('{ validFrom: 2026-01-01, input: 0.1, output: "15" }'), /in quotation marks/],
    ["infinity as YAML writes it", listOf('{ validFrom: 2026-01-01, input: .inf, output: "15" }'), /in quotation marks/],
    ["a price finer than a pico-dollar", listOf('{ validFrom: 2026-01-01, input: "0.0000001", output: "15" }'), /six decimals/],
    ["a missing price", listOf('{ validFrom: 2026-01-01, input: "3" }'), /output/],
    ["a negative long-context price", listOf('{ validFrom: 2026-01-01, input: "3", output: "15", longContext: { aboveInputTokens: 1, input: "-1", output: "1" } }'), /without a sign/],
    ["a misspelt class", listOf('{ validFrom: 2026-01-01, input: "3", output: "15", cacheReed: "1" }'), /cacheReed/],
    ["a day that does not exist", listOf('{ validFrom: 2026-02-30, input: "3", output: "15" }'), /must be a day/],
    ["two open periods", listOf(period, '{ validFrom: 2026-03-01, input: "4", output: "16" }'), /anthropic m has two prices from 2026-03-01 on/],
    ["periods that overlap by a day", listOf('{ validFrom: 2026-01-01, validUntil: 2026-03-02, input: "3", output: "15" }', '{ validFrom: 2026-03-01, input: "4", output: "16" }'), /two prices from 2026-03-01/],
    ["a model listed twice", `${listOf(period)}${listOf(period).split("models:\n")[1]}`, /two prices/],
    ["a period that ends before it begins", listOf('{ validFrom: 2026-03-01, validUntil: 2026-03-01, input: "3", output: "15" }'), /ends before it begins/],
    ["a list without a version", listOf(period).replace('version: "v1"\n', ""), /version/],
    ["an unknown provider", listOf(period).replace("anthropic", "acme"), /provider/],
    ["an empty list", 'version: "v1"\nmodels: []', /models/],
    ["no YAML", "models: [", /not YAML/],
    ["an empty file", "", /list\.yaml/],
  ]
  test.each(wrong)("%s", (_name, text, message) => {
    const refused = (match: RegExp) => expect.objectContaining({ name: "PriceListError", message: expect.stringMatching(match) as string })
    expect(() => parsePrices(text, "list.yaml")).toThrow(refused(message))
    expect(() => parsePrices(text, "list.yaml")).toThrow(refused(/^list\.yaml: /))
  })
})
