import { z } from "zod"
import type { PageRange } from "@/drizzle/schema"
import type { GridColumnType } from "@/drizzle/schema/grids"
import type { Verdict } from "@/drizzle/schema/constants"
import { locateQuote } from "@/lib/documents/locate-quote"
import { pageOf } from "@/lib/documents/page-of"
import { type TypedValue } from "@/lib/documents/values/column-values"
import { isBorneOut, typeValue } from "@/lib/documents/values/type-value"

const CellOutput = z.object({ isFound: z.boolean(), value: z.string().nullable(), quote: z.string().nullable(), confidence: z.number().min(0).max(1) })

export type CellAnswer =
  | { state: "not_found"; confidence: number }
  | { state: "found"; value: TypedValue["value"]; shown: string; quote: string | null; verdict: Verdict; start: number | null; end: number | null; page: number | null; confidence: number }

type Input = { output: unknown; type: GridColumnType; text: string; pages: PageRange[] | null; /** Where the passages that were read stand in the text. */ passages: { start: number; end: number }[] }

/** What a quote that does not hold the value can be worth at most. */
const mostWithoutValue = 0.5
/** So far around its passage a quote that runs over the edge is looked for. */
const margin = 2_500

/** The value in the column's own type, and its quote at its place in the text. Null for an output of another shape. */
export function readCellOutput({ output, type, text, pages, passages }: Input): CellAnswer | null {
  const parsed = CellOutput.safeParse(output)
  if (!parsed.success) return null
  const { isFound, confidence } = parsed.data
  const quote = parsed.data.quote?.trim() || null
  const words = parsed.data.value?.trim() || (type === "clause" || type === "text" ? quote : null)
  if (!isFound || !words) return { state: "not_found", confidence }
  const place = quote ? locate(quote, { text, passages }) : null
  const found = place ? text.slice(place.start, place.end) : quote
  const { value, shown } = type === "clause" && found ? typeValue("clause", found) : typeValue(type, words)
  const isSure = place !== null && found !== null && isBorneOut(type, { value, quote: found })
  return {
    state: "found",
    value,
    shown,
    quote: found,
    verdict: place?.verdict ?? "unsupported",
    start: place?.start ?? null,
    end: place?.end ?? null,
    page: place ? pageOf(pages, place.start) : null,
    confidence: isSure ? confidence : Math.min(confidence, mostWithoutValue),
  }
}

/** In the passages that were read first, then letter by letter anywhere, then around the passages. */
function locate(quote: string, { text, passages }: Pick<Input, "text" | "passages">): { start: number; end: number; verdict: Verdict } | null {
  for (const { start, end } of passages) {
    const match = locateQuote(quote, text.slice(start, end))
    if (match.verdict !== "unsupported") return { start: start + match.start, end: start + match.end, verdict: match.verdict }
  }
  const exact = text.indexOf(quote)
  if (exact >= 0) return { start: exact, end: exact + quote.length, verdict: "exact" }
  for (const passage of passages.slice(0, 3)) {
    const from = Math.max(0, passage.start - margin)
    const match = locateQuote(quote, text.slice(from, passage.end + margin))
    if (match.verdict !== "unsupported") return { start: from + match.start, end: from + match.end, verdict: match.verdict }
  }
  return null
}
