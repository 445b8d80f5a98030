import type { PageRange } from "@/drizzle/schema"
import { listOutputQuotes } from "@/lib/documents/citations/list-output-quotes"
import { spansOfMatch } from "@/lib/documents/citations/spans-of"
import { locateQuote } from "@/lib/documents/locate-quote"
import { pageOf } from "@/lib/documents/page-of"
import type { CheckedCitation } from "./check-citations"

/** The version an output speaks of, with the places of its chunks. */
export type CitedVersion = { id: string; documentId: string; text: string; pages: PageRange[] | null; placements: { chunkId: string; start: number; end: number }[] }

/** One quote of an output against its version's text: where it stands, or that it stands nowhere. `index` counts the quotes of the output from 0. */
export function citeQuote(quote: string, { version, index }: { version: CitedVersion; index: number }): CheckedCitation {
  const { id: versionId, documentId, text, pages, placements } = version
  const match = locateQuote(quote, { text, pageEnds: (pages ?? []).map(({ end }) => end) })
  const { start, end, verdict, score } = match
  const cited = { marker: index + 1, answerStart: index, answerEnd: index, documentId, versionId, verdict, score }
  if (verdict === "unsupported") return { ...cited, quote }
  const spans = spansOfMatch(pages, { match })
  const chunkId = placements.find((placement) => placement.end > start)?.chunkId ?? null
  return { ...cited, quote: text.slice(start, end), start, end, chunkId, page: spans[0]?.page ?? pageOf(pages, start), spans }
}

/** All quotes of a structured output. */
export function citeOutput(output: unknown, version: CitedVersion): CheckedCitation[] {
  return listOutputQuotes(output).map((quote, index) => citeQuote(quote, { version, index }))
}
