import { listOutputQuotes } from "@/lib/documents/citations/list-output-quotes"
import type { listCitations } from "@/lib/store/requests/list-citations"
import type { SourceRecord } from "@/lib/store/requests/list-sources"
import type { CitationView, SourceState, SourceView } from "./requests.dto"

type CitationRecord = Awaited<ReturnType<typeof listCitations>>[number]

export function toCitationView(citation: CitationRecord): CitationView {
  const { id, marker, answerStart, answerEnd, quote, verdict, score, documentId, documentTitle, versionId, versionNumber, page, heading, start, end, spans, mediaType } = citation
  const sourceState = documentTitle === null ? "hidden" : stateOf(citation)
  return { id, marker, answerStart, answerEnd, quote, verdict, score, documentId, documentTitle, versionId, versionNumber, page, heading, start, end, spans, mediaType, sourceState }
}

/** Citations of a structured output, each with the quote it is about. */
export function toOutputCitations(citations: CitationRecord[], output: unknown): CitationView[] {
  const quotes = listOutputQuotes(output)
  return citations.map(toCitationView).map((citation) => {
    const said = quotes[citation.marker - 1]
    return said === undefined ? citation : { ...citation, said }
  })
}

export function toSourceView(source: SourceRecord): SourceView {
  const { marker, chunkId, documentId, documentTitle, versionId, versionNumber, page, heading, start, end, score, text, mediaType } = source
  return { marker, chunkId, documentId, documentTitle, versionId, versionNumber, page, heading, start, end, score, text, mediaType, sourceState: stateOf(source) }
}

function stateOf({ deletedAt, withdrawnAt, currentVersionId, versionId }: { deletedAt: Date | null; withdrawnAt: Date | null; currentVersionId: string | null; versionId: string | null }): SourceState {
  if (deletedAt !== null) return "deleted"
  if (withdrawnAt !== null) return "withdrawn"
  return currentVersionId === versionId ? "serving" : "replaced"
}
