import { code, listSentences, parseCitationMarks } from "../parse-citation-marks"
import { splitParagraphs, type TextRange } from "../split-sentences"
import { stripMarkup } from "../strip-markup"

/** A citation as the check found it: where its mark stands in the answer, and whether the source bears the claim out. */
export type MarkedCitation = { answerStart: number; answerEnd: number; marker: number; isSupported: boolean }

export type ClaimsInput = {
  citations: readonly MarkedCitation[]
  /** False where sentences may rest on something else than documents, so that only those with a mark are judged. */
  mustCite: boolean
  /** Whether a source that the answer cites bears out a sentence which has no mark of its own. */
  isBorneOut: (sentence: string, marker: number) => boolean
}

const leastWords = 3
const greeting = /^(?:hello|hi|dear|good (?:morning|afternoon|evening)|thank|thanks|you(?:'|’)re welcome|sure|certainly|of course|here (?:is|are)|below|in (?:summary|short)[:.]?$|i hope|let me know|please (?:let|feel|ask)|feel free)\b/i
/** What an answer says about its sources, and not from them. */
const silence = /\b(?:sources?|documents?|passages?|excerpts?)\b[^.]{0,60}?\b(?:(?:do|does|did) not|don['’]t|doesn['’]t|cannot|leaves? (?:it |this |that )?open|(?:is|are) silent|says? nothing|no (?:information|mention|answer))\b|\bnot (?:stated|mentioned|specified|covered|addressed) in (?:the|these|any) (?:sources?|documents?|passages?)/i
const reckoning = /^(?:by|in) my own (?:reckoning|reading)|^my own reckoning/i

/**
 * Sentences of an answer that claim something and rest on no source: characters [start, end), without blanks. A sentence with a
 * mark needs one that holds; one without is borne out by a source cited in its own paragraph, or by none. Headings, questions,
 * greetings, lines that introduce a list, and what is said about the sources themselves claim nothing.
 */
export function listUnsupportedClaims(answer: string, { citations, mustCite, isBorneOut }: ClaimsInput): TextRange[] {
  const codeRanges = [...answer.matchAll(code)].map((match) => ({ start: match.index, end: match.index + match[0].length }))
  const paragraphs = splitParagraphs(answer)
  const marks = parseCitationMarks(answer)
  const claims: TextRange[] = []
  for (const sentence of listSentences(answer)) {
    if (codeRanges.some((range) => sentence.start < range.end && sentence.end > range.start)) continue
    const text = answer.slice(sentence.start, sentence.end)
    const own = marks.filter((mark) => mark.sentence.start === sentence.start)
    const found = citations.filter(({ answerStart }) => own.some((mark) => mark.start === answerStart))
    if (found.some(({ isSupported }) => isSupported) || !isClaim(text, found.length > 0) || (found.length === 0 && !mustCite)) continue
    const paragraph = paragraphs.find((range) => range.start <= sentence.start && range.end >= sentence.end)
    const near = citations.filter(({ answerStart, isSupported }) => isSupported && paragraph && answerStart >= paragraph.start && answerStart < paragraph.end)
    if (found.length === 0 && [...new Set(near.map(({ marker }) => marker))].some((marker) => isBorneOut(text, marker))) continue
    claims.push(withoutListMark(answer, sentence))
  }
  return claims
}

function isClaim(sentence: string, hasMark: boolean): boolean {
  const text = stripMarkup(sentence)
  const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  if (words === 0 || /^\s*#{1,6}\s/.test(sentence) || /^\s*(?:\|?\s*:?-{2,}|[-*_]{3,}\s*$)/.test(sentence)) return false
  if (/[?:]$/.test(text) || greeting.test(text) || silence.test(text)) return false
  return hasMark || (words >= leastWords && !reckoning.test(text) && !/^\*\*[^*]+\*\*$/.test(sentence.trim()))
}

function withoutListMark(answer: string, { start, end }: TextRange): TextRange {
  const lead = /^(?:\s*(?:>\s*)?(?:[-*•]|\d{1,2}[.)])\s+)/.exec(answer.slice(start, end))?.[0].length ?? 0
  return { start: start + lead, end }
}
