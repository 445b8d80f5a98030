import { z } from "zod"
import { locateQuote } from "@/lib/documents/locate-quote"
import { pageOf } from "@/lib/documents/page-of"
import type { PageRange } from "@/drizzle/schema"
import type { NewClause } from "@/lib/store/clauses/insert-clauses"

const ExtractedClauses = z.object({
  clauses: z.array(z.object({ type: z.string(), quote: z.string(), answer: z.string().nullable(), confidence: z.number() })),
})

export type LocateInput = { output: unknown; section: { text: string; start: number }; pages: PageRange[] | null }
export type Located = { clauses: NewClause[]; /** Quotes that are not in the section, and were dropped. */ unsupported: number }

/** Finds each quote of an extraction in its section; what the section does not say is dropped and counted. */
export function locateClauses({ output, section, pages }: LocateInput): Located {
  const parsed = ExtractedClauses.safeParse(output)
  const found = parsed.success ? parsed.data.clauses : []
  const clauses: NewClause[] = []
  for (const { type, quote, answer, confidence } of found) {
    const match = locateQuote(quote, section.text)
    if (match.verdict === "unsupported") continue
    const { start, end, verdict, score } = match
    clauses.push({
      clauseType: type,
      quote: section.text.slice(start, end),
      answer,
      confidence,
      verdict,
      score,
      start: section.start + start,
      end: section.start + end,
      page: pageOf(pages, section.start + start),
    })
  }
  return { clauses, unsupported: found.length - clauses.length }
}

/** One clause where the same type was found twice on the same words; the surer one stays. */
export function mergeClauses(clauses: readonly NewClause[]): NewClause[] {
  const kept: NewClause[] = []
  for (const clause of clauses.toSorted((a, b) => b.confidence - a.confidence || (a.start ?? 0) - (b.start ?? 0))) {
    if (!kept.some((other) => other.clauseType === clause.clauseType && overlap(other, clause) > 0.5)) kept.push(clause)
  }
  return kept.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0))
}

/** Shared characters as a share of the shorter one. */
function overlap(a: NewClause, b: NewClause): number {
  const [aStart, aEnd, bStart, bEnd] = [a.start ?? 0, a.end ?? 0, b.start ?? 0, b.end ?? 0]
  return Math.max(0, Math.min(aEnd, bEnd) - Math.max(aStart, bStart)) / Math.max(1, Math.min(aEnd - aStart, bEnd - bStart))
}
