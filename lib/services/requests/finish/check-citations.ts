import type { PageRange } from "@/drizzle/schema"
import { listUnsupportedClaims } from "@/lib/documents/citations/list-unsupported-claims"
import { spansOfMatch } from "@/lib/documents/citations/spans-of"
import { parseCitationMarks } from "@/lib/documents/parse-citation-marks"
import { supportOf, type SourcePassage } from "@/lib/documents/support-of"
import type { NewCitation } from "@/lib/store/requests/replace-citations"
import type { SourceRecord } from "@/lib/store/requests/list-sources"

/** What a check needs of a source. */
export type AnswerSource = Pick<SourceRecord, "marker" | "chunkId" | "documentId" | "versionId" | "start" | "end" | "page" | "text" | "documentTitle">
export type CheckedCitation = Omit<NewCitation, "workspaceId" | "requestId" | "attempt">
/** `unsupportedClaims`: stretches of the answer that claim something and rest on no source. */
export type CheckedAnswer = { citations: CheckedCitation[]; unsupportedClaims: { start: number; end: number }[] }
/** Texts and pages of the versions that sources come from, by version. */
export type VersionTexts = ReadonlyMap<string, { text: string; pages: PageRange[] | null }>

/**
 * Every mark of an answer against the passage it names and its neighbours: where in the version's text the support stands, page
 * by page, and how good it is; and every sentence that claims something without such support.
 */
export function checkCitations(answer: string, { sources, versions, mustCite }: { sources: readonly AnswerSource[]; versions: VersionTexts; mustCite: boolean }): CheckedAnswer {
  const byMarker = new Map(sources.map((source) => [source.marker, source]))
  const citations = parseCitationMarks(answer).flatMap((mark) =>
    mark.markers.map((marker): CheckedCitation => {
      const source = byMarker.get(marker)
      const place = { marker, answerStart: mark.start, answerEnd: mark.end }
      if (!source) return { ...place, quote: mark.claim, verdict: "unsupported", score: 0 }
      const { chunkId, documentId, versionId } = source
      const { passage, pages, offset } = passageOf(source, versions)
      const match = supportOf(mark.claim, passage)
      const found = { ...place, chunkId, documentId, versionId, verdict: match.verdict, score: match.score }
      if (match.verdict === "unsupported") return { ...found, quote: mark.claim, page: source.page, start: source.start, end: source.end }
      const range = { start: offset + match.start, end: offset + match.end }
      const spans = spansOfMatch(pages, { match, offset })
      return { ...found, ...range, quote: passage.text.slice(match.start, match.end), page: spans[0]?.page ?? source.page, spans }
    }),
  )
  const unsupportedClaims = listUnsupportedClaims(answer, {
    citations: citations.map(({ answerStart, answerEnd, marker, verdict }) => ({ answerStart, answerEnd, marker, isSupported: verdict !== "unsupported" })),
    mustCite,
    isBorneOut: (sentence, marker) => {
      const source = byMarker.get(marker)
      return source !== undefined && supportOf(sentence, passageOf(source, versions).passage).verdict !== "unsupported"
    },
  })
  return { citations, unsupportedClaims }
}

/** The source within its version's text; alone where that text is no longer there or says otherwise. */
function passageOf(source: AnswerSource, versions: VersionTexts): { passage: SourcePassage; pages: PageRange[] | null; offset: number } {
  const version = versions.get(source.versionId)
  const title = source.documentTitle
  if (version?.text.slice(source.start, source.end) === source.text) return { passage: { text: version.text, start: source.start, end: source.end, title, pageEnds: (version.pages ?? []).map(({ end }) => end) }, pages: version.pages, offset: 0 }
  return { passage: { text: source.text, start: 0, end: source.text.length, title }, pages: version?.pages ?? null, offset: source.start }
}
