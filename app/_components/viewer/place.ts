import { firstOf, type PageSearch } from "../page/first-of"

/** Where in a document to look: a stretch of its text, or a page. */
export type Place = { start: number | null; end: number | null; page: number | null }

export const nowhere: Place = { start: null, end: null, page: null }

export function readPlace(search: PageSearch): Place {
  const start = wholeNumber(firstOf(search.start))
  const end = wholeNumber(firstOf(search.end))
  const isStretch = start !== null && end !== null && end > start
  return { start: isStretch ? start : null, end: isStretch ? end : null, page: wholeNumber(firstOf(search.page)) }
}

export function hasStretch(place: Place): place is { start: number; end: number; page: number | null } {
  return place.start !== null && place.end !== null
}

function wholeNumber(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : null
}
