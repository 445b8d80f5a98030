import type { ReviewView } from "@/lib/services/reviews/reviews.dto"

/** A place in a version of a document that the reviewer wants to see beside the output. */
export type Passage = { documentId: string; versionId: string | null; start: number | null; end: number | null; page: number | null }

export type PaneDocument = { documentId: string; versionId: string | null; title: string }

/** The documents that an output rests on, each in the version it was made from, the given ones first. */
export function documentsBehind(view: ReviewView): PaneDocument[] {
  const found = new Map<string, PaneDocument>()
  const versionOfClauses = view.clauses[0]?.versionId ?? null
  for (const { id, title } of view.request.documents) {
    const source = view.request.sources.find((candidate) => candidate.documentId === id)
    found.set(id, { documentId: id, title, versionId: source?.versionId ?? (view.request.documents.length === 1 ? versionOfClauses : null) })
  }
  for (const source of view.request.sources) if (!found.has(source.documentId)) found.set(source.documentId, { documentId: source.documentId, title: source.documentTitle, versionId: source.versionId })
  return [...found.values()]
}
