import type { PageRange } from "../extraction/extraction-types"
import { pageOf } from "../page-of"
import type { CitationMatch } from "./citation-match"

/** A stretch of the text on one page; `page` is null where there are no pages. */
export type PageSpan = { page: number | null; start: number; end: number }

/** Characters [start, end) page by page, in order; blanks between two pages belong to neither. */
export function spansOf(pages: readonly PageRange[] | null, { start, end }: { start: number; end: number }): PageSpan[] {
  if (end <= start) return []
  const touched = (pages ?? []).filter((page) => page.start < end && page.end > start)
  const spans = touched.map((page) => ({ page: page.page, start: Math.max(start, page.start), end: Math.min(end, page.end) }))
  return spans.length > 0 ? spans : [{ page: pageOf(pages, start), start, end }]
}

/** The same of a match whose text begins at `offset` of the pages' text, without what was left out of its quote. */
export function spansOfMatch(pages: readonly PageRange[] | null, { match, offset = 0 }: { match: CitationMatch; offset?: number }): PageSpan[] {
  return (match.parts ?? [match]).flatMap((part) => spansOf(pages, { start: offset + part.start, end: offset + part.end }))
}
