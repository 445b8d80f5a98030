import type { CitationView, SourceView } from "@/lib/services/requests/requests.dto"
import { passageHref } from "./passage-href"

/** Everything the side panel shows of one mark: what was quoted, and the passage it comes from. */
export type SourcePlace = { marker: number; citation: CitationView | null; source: SourceView | null }

export function placeTitle({ citation, source }: SourcePlace): string {
  return citation?.documentTitle ?? source?.documentTitle ?? "A document that is no longer there"
}

/** Null when the document is gone or may not be seen any more. */
export function placeHref({ citation, source }: SourcePlace): string | null {
  if (citation?.documentId) return passageHref({ ...citation, documentId: citation.documentId })
  return source ? passageHref(source) : null
}

export function placeDetail({ citation, source }: SourcePlace): string {
  const page = citation?.page ?? source?.page ?? null
  const version = citation?.versionNumber ?? source?.versionNumber ?? null
  return [page !== null ? `page ${page}` : source?.heading, version !== null ? `version ${version}` : null].filter(Boolean).join(" · ")
}
