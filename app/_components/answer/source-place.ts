import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"
import { passageHref } from "./passage-href"

/** Everything the side panel shows of one mark: what was quoted, and the passage it comes from. */
export type SourcePlace = { marker: number; citation: CitationView | null; source: SourceView | null }

export function placeTitle({ citation, source }: SourcePlace): string {
  return citation?.documentTitle ?? source?.documentTitle ?? "A document that is no longer there"
}

/** Where the passage stands; null when the document is gone or may not be seen any more. */
export type OpenPlace = { documentId: string; versionId: string; versionNumber: number | null; mediaType: string; start: number | null; end: number | null; page: number | null }

export function openPlaceOf({ citation, source }: SourcePlace): OpenPlace | null {
  if (isGone({ citation, source })) return null
  if (citation?.documentId && citation.versionId && citation.mediaType) return { ...citation, documentId: citation.documentId, versionId: citation.versionId, mediaType: citation.mediaType }
  return source
}

export function isGone({ citation, source }: Pick<SourcePlace, "citation" | "source">): boolean {
  const state = citation?.sourceState ?? source?.sourceState
  return state === "deleted" || state === "hidden" || state === undefined
}

export function placeHref(place: SourcePlace): string | null {
  const open = openPlaceOf(place)
  return open ? passageHref(open) : null
}

export function placeDetail({ citation, source }: SourcePlace): string {
  const page = citation?.page ?? source?.page ?? null
  const version = citation?.versionNumber ?? source?.versionNumber ?? null
  return [page !== null ? `page ${page}` : (citation?.heading ?? source?.heading), version !== null ? `version ${version}` : null].filter(Boolean).join(" · ")
}
