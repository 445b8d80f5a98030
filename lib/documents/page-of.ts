import type { PageRange } from "./extraction/extraction-types"

/** The page a character of the text stands on; a separator counts to the page before it. Null where there are no pages. */
export function pageOf(pages: readonly PageRange[] | null, offset: number): number | null {
  if (pages === null || pages.length === 0) return null
  let low = 0
  let high = pages.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((pages[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return pages[low]?.page ?? null
}

/** First and last page of the characters [start, end); nulls where there are no pages. */
export function pagesOf(pages: readonly PageRange[] | null, range: { start: number; end: number }): { from: number | null; to: number | null } {
  return { from: pageOf(pages, range.start), to: pageOf(pages, Math.max(range.start, range.end - 1)) }
}
