import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"
import { pdfUrl } from "../viewer/pdf-url"
import { passageHref } from "./passage-href"

/** Long enough after an answer is there for the page itself to be done. */
const restMs = 1_500

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

/** Has the viewer's code ready once the page is at rest. Browser only; returns how to call it off. */
export function warmViewer(): () => void {
  const warm = () => {
    void import("../viewer/pdf-viewer")
    void import("../viewer/open-pdf").then(({ warmReader }) => warmReader())
  }
  const timer = setTimeout(warm, restMs)
  return () => clearTimeout(timer)
}

/** Fetches what will be shown when this mark is opened. Browser only. */
export function warmSource(place: SourcePlace | null): void {
  const open = place && openPlaceOf(place)
  if (!open || open.mediaType !== "application/pdf") return
  void import("../viewer/pdf-viewer")
  void import("../viewer/open-pdf").then(({ warmPdf }) => warmPdf({ url: pdfUrl(open), page: open.page }))
  const { page } = open
  if (page !== null) void import("../viewer/use-layouts").then(({ loadLayouts }) => loadLayouts({ ...open, page }))
}

export function placeDetail({ citation, source }: SourcePlace): string {
  const page = citation?.page ?? source?.page ?? null
  const version = citation?.versionNumber ?? source?.versionNumber ?? null
  return [page !== null ? `page ${page}` : source?.heading, version !== null ? `version ${version}` : null].filter(Boolean).join(" · ")
}
