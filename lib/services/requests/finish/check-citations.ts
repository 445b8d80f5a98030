import { parseCitationMarks } from "@/lib/documents/parse-citation-marks"
import { supportOf } from "@/lib/documents/support-of"
import type { NewCitation } from "@/lib/store/requests/replace-citations"
import type { SourceRecord } from "@/lib/store/requests/list-sources"

export type CheckedCitation = Omit<NewCitation, "workspaceId" | "requestId" | "attempt">

/** Every mark of an answer against the passage it names: where in the version's text the support stands, and how good it is. */
export function checkCitations(answer: string, sources: SourceRecord[]): CheckedCitation[] {
  const byMarker = new Map(sources.map((source) => [source.marker, source]))
  return parseCitationMarks(answer).flatMap((mark) =>
    mark.markers.map((marker): CheckedCitation => {
      const source = byMarker.get(marker)
      const place = { marker, answerStart: mark.start, answerEnd: mark.end }
      if (!source) return { ...place, quote: mark.sentence.text, verdict: "unsupported", score: 0 }
      const match = supportOf(mark.sentence.text, source.text)
      const { chunkId, documentId, versionId } = source
      const found = { ...place, chunkId, documentId, versionId, verdict: match.verdict, score: match.score, page: source.page }
      if (match.verdict === "unsupported") return { ...found, quote: mark.sentence.text, start: source.start, end: source.end }
      return { ...found, quote: source.text.slice(match.start, match.end), start: source.start + match.start, end: source.start + match.end }
    }),
  )
}
