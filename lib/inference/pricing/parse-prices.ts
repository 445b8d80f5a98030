import { parse } from "yaml"
import { z } from "zod"
import type { Price, PriceList, Rates } from "./prices"

/** A price list that cannot be charged by; the message is a sentence that names the place. */
class PriceListError extends Error {
  override readonly name = "PriceListError"
}

const decimals = 6

const dollars = z
  .string({ error: "must be US dollars for a million tokens in quotation marks, such as \"0.25\"" })
  .regex(/^\d{1,6}(?:\.\d{1,6})?$/, "must be dollars without a sign, with at most six decimals")
  .transform(toPicoUsdPerToken)

const rates = { input: dollars, output: dollars, cacheRead: dollars.optional(), cacheWrite5m: dollars.optional(), cacheWrite1h: dollars.optional() }
const day = z.iso.date("must be a day such as 2026-01-31")

const listSchema = z.strictObject({
  version: z.string({ error: "must be text in quotation marks" }).min(1),
  models: z
    .array(
      z.strictObject({
        provider: z.enum(["anthropic", "openai"]),
        model: z.string().min(1),
        periods: z
          .array(z.strictObject({ validFrom: day, validUntil: day.optional(), ...rates, longContext: z.strictObject({ aboveInputTokens: z.int().positive(), ...rates }).optional() }))
          .min(1),
      }),
    )
    .min(1),
})

type GivenRates = z.output<z.ZodObject<typeof rates>>

/** The prices of a YAML text, in whole pico-dollars a token; `file` only names it in errors. Throws PriceListError. */
export function parsePrices(text: string, file: string): PriceList {
  const parsed = listSchema.safeParse(parseYaml(text, file))
  if (!parsed.success) throw new PriceListError(`${file}: ${z.prettifyError(parsed.error)}`)
  const { version, models } = parsed.data
  const prices = models.flatMap(({ provider, model, periods }) =>
    periods.map(({ validFrom, validUntil = null, longContext, ...given }): Price => {
      const long = longContext ? { aboveInputTokens: longContext.aboveInputTokens, rates: toRates(longContext) } : null
      return { provider, model, validFrom, validUntil, rates: toRates(given), longContext: long }
    }),
  )
  const problem = prices.map((price, index) => problemOf(price, prices.slice(index + 1))).find((found) => found !== null)
  if (problem) throw new PriceListError(`${file}: ${problem}`)
  return { version, prices }
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (error) {
    throw new PriceListError(`${file}: not YAML: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Digits are moved, never divided: "0.1" dollars for a million tokens are 100,000 pico-dollars a token. */
export function toPicoUsdPerToken(text: string): number {
  const [whole = "", fraction = ""] = text.split(".")
  return Number(whole + fraction.padEnd(decimals, "0"))
}

function toRates({ input, output, cacheRead, cacheWrite5m, cacheWrite1h }: GivenRates): Rates {
  return { input, output, cacheRead: cacheRead ?? null, cacheWrite5m: cacheWrite5m ?? null, cacheWrite1h: cacheWrite1h ?? null }
}

/** Why a period cannot stand, beside those further down the list. */
function problemOf(price: Price, others: readonly Price[]): string | null {
  const name = `${price.provider} ${price.model}`
  if (price.validUntil !== null && price.validUntil <= price.validFrom) return `The period of ${name} from ${price.validFrom} ends before it begins.`
  const other = others.find((candidate) => candidate.provider === price.provider && candidate.model === price.model && overlaps(candidate, price))
  return other ? `${name} has two prices from ${other.validFrom > price.validFrom ? other.validFrom : price.validFrom} on: end the older period with validUntil.` : null
}

function overlaps(a: Price, b: Price): boolean {
  return (a.validUntil === null || b.validFrom < a.validUntil) && (b.validUntil === null || a.validFrom < b.validUntil)
}
