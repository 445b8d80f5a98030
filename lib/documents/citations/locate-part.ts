import { agreeOnSubstance } from "./agree-on-substance"
import { listAlignments } from "./align-fuzzy"
import { unsupportedMatch, type CitationMatch } from "./citation-match"
import { normaliseText, withoutHyphens, type NormalisedText } from "./normalise-text"
import { findWhole, toWholeWords } from "./whole-words"

/** Measured on 130 contracts: quotes with 1–12 % misread letters score 0.88 and more in 95 of 100, sentences of other contracts below 0.52 in 99 of 100. */
const fuzzyThreshold = 0.8
const shortestFuzzy = 16
const longestFuzzy = 4_000
/** Names are those of the passage and of what stands about it, in characters to either side. */
const surroundings = 4_000
/** How far beyond a near match a lost word may stand. */
const margin = 60

/** A text with its evened-out form; `from` counts in characters of that form. */
export type Place = { chunk: NormalisedText; chunkText: string; from: number }

/** Finds words without omissions in a text, from a place on. */
export function locatePart(part: string, place: Place): CitationMatch {
  const wanted = normaliseText(part).text
  const found = findIn(place.chunk, { candidates: [wanted, withoutEdges(wanted)], from: place.from }) ?? findUnhyphenated(part, place)
  if (found) return found
  if (wanted.length < shortestFuzzy || wanted.length > longestFuzzy) return unsupportedMatch()
  return locateNear(part, { wanted, place })
}

/** The best of the near places that mean the same. */
function locateNear(part: string, { wanted, place }: { wanted: string; place: Place }): CitationMatch {
  let best: CitationMatch | null = null
  let nearest = 0
  for (const aligned of listAlignments(wanted, place.chunk)) {
    nearest = Math.max(nearest, aligned.score)
    if (aligned.score < fuzzyThreshold || aligned.start < place.from || aligned.score <= (best?.score ?? 0)) continue
    const match = toWholeWords(toMatch("fuzzy", { chunk: place.chunk, ...aligned }), place.chunkText)
    if (isMeant(part, { match, text: place.chunkText })) best = match
  }
  return best ?? unsupportedMatch(nearest)
}

function isMeant(part: string, { match, text }: { match: CitationMatch; text: string }): boolean {
  return agreeOnSubstance(part, {
    passage: text.slice(match.start, match.end),
    before: text.slice(Math.max(0, match.start - margin), match.start),
    after: text.slice(match.end, match.end + margin),
    around: text.slice(Math.max(0, match.start - surroundings), match.end + surroundings),
  })
}

function findIn(chunk: NormalisedText, { candidates, from }: { candidates: string[]; from: number }): CitationMatch | null {
  for (const candidate of candidates) {
    const at = candidate === "" ? -1 : findWhole(candidate, chunk.text, from)
    if (at >= 0) return toMatch("normalised", { chunk, start: at, end: at + candidate.length, score: 1 })
  }
  return null
}

/** Without the marks a writer sets round a quote. */
function withoutEdges(text: string): string {
  return text.replace(/^[\s'.,;:()[\]-]+|[\s'.,;:!?()[\]-]+$/g, "")
}

/** A word that one of the two writes with a hyphen, or breaks at a line's end. */
function findUnhyphenated(part: string, { chunk, from }: Place): CitationMatch | null {
  const wanted = normaliseText(part)
  if (!wanted.text.includes("-") && !chunk.text.includes("-")) return null
  const bare = withoutHyphens(chunk)
  const start = bare.starts.findIndex((at) => at >= (chunk.starts[from] ?? 0))
  return findIn(bare, { candidates: [withoutEdges(withoutHyphens(wanted).text)], from: Math.max(0, start) })
}

function toMatch(verdict: "normalised" | "fuzzy", found: { chunk: NormalisedText; start: number; end: number; score: number }): CitationMatch {
  const start = found.chunk.starts[found.start] ?? 0
  return { verdict, start, end: found.chunk.ends[found.end - 1] ?? start, score: found.score }
}
