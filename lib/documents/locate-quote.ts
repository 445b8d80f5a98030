import { alignFuzzy } from "./citations/align-fuzzy"
import { unsupportedMatch, type CitationMatch } from "./citations/citation-match"
import { agreeOnSubstance } from "./citations/agree-on-substance"
import { normaliseText, withoutHyphens, type NormalisedText } from "./citations/normalise-text"

/** Measured on 130 contracts: quotes with 1–12 % misread letters score 0.88 and more in 95 of 100, sentences of other contracts below 0.52 in 99 of 100. */
const fuzzyThreshold = 0.8
const shortestFuzzy = 16
const longestFuzzy = 4_000
const omission = /\s*(?:\[\s*(?:\.{3}|…)\s*\]|\(\s*(?:\.{3}|…)\s*\)|\.{3,}|…|\. \. \.)\s*/

/** Finds a quote in a chunk. Omissions marked by dots are allowed; a changed number, negation or "shall" is never a near match. */
export function locateQuote(quote: string, chunkText: string): CitationMatch {
  const wanted = quote.trim()
  if (!/[\p{L}\p{N}]/u.test(wanted)) return unsupportedMatch()
  const exact = findWhole(wanted, chunkText)
  if (exact >= 0) return { verdict: "exact", start: exact, end: exact + wanted.length, score: 1 }
  const chunk = normaliseText(chunkText)
  const parts = stripMarks(wanted).split(new RegExp(omission, "g")).map(stripMarks).filter((part) => /[\p{L}\p{N}]/u.test(part))
  return parts.length > 1 ? locateParts(parts, { chunk, chunkText }) : locatePart(parts[0] ?? wanted, { chunk, chunkText, from: 0 })
}

type Place = { chunk: NormalisedText; chunkText: string; from: number }

function locatePart(part: string, place: Place): CitationMatch {
  const wanted = normaliseText(part).text
  const bare = wanted.replace(/^[\s'.,;:()[\]-]+|[\s'.,;:!?()[\]-]+$/g, "")
  const found = findIn(place.chunk, { candidates: [wanted, bare], from: place.from }) ?? findUnhyphenated(bare, place)
  if (found) return found
  if (wanted.length < shortestFuzzy || wanted.length > longestFuzzy) return unsupportedMatch()
  const aligned = alignFuzzy(wanted, place.chunk)
  if (aligned === null) return unsupportedMatch()
  const match = toWholeWords(toMatch("fuzzy", { chunk: place.chunk, ...aligned }), place.chunkText)
  const isMeant = aligned.score >= fuzzyThreshold && aligned.start >= place.from && agreeOnSubstance(part, { passage: place.chunkText.slice(match.start, match.end), around: place.chunkText })
  return isMeant ? match : unsupportedMatch(aligned.score)
}

function findIn(chunk: NormalisedText, { candidates, from }: { candidates: string[]; from: number }): CitationMatch | null {
  for (const candidate of candidates) {
    const at = candidate === "" ? -1 : findWhole(candidate, chunk.text, from)
    if (at >= 0) return toMatch("normalised", { chunk, start: at, end: at + candidate.length, score: 1 })
  }
  return null
}

/** A word that one of the two writes with a hyphen, or breaks at a line's end. */
function findUnhyphenated(wanted: string, { chunk, from }: Place): CitationMatch | null {
  if (!wanted.includes("-") && !chunk.text.includes("-")) return null
  const bare = withoutHyphens(chunk)
  const start = bare.starts.findIndex((at) => at >= (chunk.starts[from] ?? 0))
  return findIn(bare, { candidates: [withoutHyphens(normaliseText(wanted)).text], from: Math.max(0, start) })
}

/** Parts of a quote with omissions must follow each other; one of them only near makes the whole only near. */
function locateParts(parts: readonly string[], place: Omit<Place, "from">): CitationMatch {
  let whole: CitationMatch | null = null
  let from = 0
  for (const part of parts) {
    const match = locatePart(part, { ...place, from })
    if (match.verdict === "unsupported") return unsupportedMatch(match.score)
    from = place.chunk.starts.findIndex((start) => start >= match.end)
    if (from < 0) from = place.chunk.text.length
    whole = whole === null ? match : { verdict: whole.verdict === "fuzzy" ? "fuzzy" : match.verdict, start: whole.start, end: match.end, score: Math.min(whole.score, match.score) }
  }
  return whole ?? unsupportedMatch()
}

function toMatch(verdict: "normalised" | "fuzzy", found: { chunk: NormalisedText; start: number; end: number; score: number }): CitationMatch {
  const start = found.chunk.starts[found.start] ?? 0
  return { verdict, start, end: found.chunk.ends[found.end - 1] ?? start, score: found.score }
}

/** A near match that begins or ends inside a word takes all of the word in, so that "limited" is not found in "unlimited". */
function toWholeWords(match: CitationMatch, text: string): CitationMatch {
  let { start, end } = match
  while (isInsideWord(text, start)) start--
  while (isInsideWord(text, end)) end++
  return { ...match, start, end }
}

/** First place of a text that does not begin or end inside a word. */
function findWhole(wanted: string, text: string, from = 0): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isInsideWord(text, at) && !isInsideWord(text, at + wanted.length)) return at
  }
  return -1
}

function isInsideWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[at] ?? "")
}

/** Quotation marks and dots round a quote, and brackets round a changed first letter, are the writer's and not the source's. */
function stripMarks(quote: string): string {
  return quote
    .trim()
    .replace(/\[(\p{L})\](?=\p{L})/gu, "$1")
    .replace(/^["“”„«'‘’]+(?=.)|(?<=.)["“”»'’]+$/gu, "")
    .replace(/^(?:\.{3}|…)\s*|\s*(?:\.{3}|…)$/g, "")
    .trim()
}
