import { atBest, unsupportedMatch, type CitationMatch } from "./citation-match"
import { countNegations, criticalOf } from "./critical-words"
import { locatePart, type Place } from "./locate-part"
import { findLastWhole } from "./whole-words"

/** So far apart two parts of a quote may stand, in characters. */
const longestOmission = 2_000
const harmlessDenial = /\bwith or without\b|\bwhether or not\b|\b(?:including,? )?(?:but not limited to|without limitation)\b/gi
/** A denial this near to what is quoted belongs to it, in words. */
const nearWords = 3

/**
 * Finds the parts of a quote with omissions, which must follow each other; one of them only near makes the whole only near. What
 * was left out must not turn round what is left.
 */
export function locateParts(parts: readonly string[], place: Omit<Place, "from">): CitationMatch {
  const matches: CitationMatch[] = []
  let from = 0
  for (const part of parts) {
    const match = locatePart(part, { ...place, from })
    if (match.verdict === "unsupported") return unsupportedMatch(match.score)
    matches.push(match)
    from = place.chunk.starts.findIndex((start) => start >= match.end)
    if (from < 0) from = place.chunk.text.length
  }
  return join(drawTogether(matches, place), place.chunkText)
}

/** Each part where it last stands before the next, so that a phrase that comes often is taken where it belongs. */
function drawTogether(matches: readonly CitationMatch[], { chunkText }: Omit<Place, "from">): CitationMatch[] {
  const drawn = [...matches]
  for (let index = drawn.length - 2; index >= 0; index--) {
    const [match, next] = [drawn[index], drawn[index + 1]]
    if (!match || !next || match.verdict === "fuzzy") continue
    const words = chunkText.slice(match.start, match.end)
    const start = findLastWhole(words, chunkText, next.start)
    if (start >= match.start) drawn[index] = { ...match, start, end: start + words.length }
  }
  return drawn
}

function join(matches: readonly CitationMatch[], text: string): CitationMatch {
  const [first] = matches
  if (!first) return unsupportedMatch()
  let whole: CitationMatch = { ...first, parts: [{ start: first.start, end: first.end }] }
  for (const match of matches.slice(1)) {
    const best = bestAcross({ text, before: whole, after: match })
    if (best === "unsupported") return unsupportedMatch()
    const verdict = whole.verdict === "fuzzy" ? "fuzzy" : match.verdict
    whole = atBest(best, { verdict, start: whole.start, end: match.end, score: Math.min(whole.score, match.score), parts: [...(whole.parts ?? []), { start: match.start, end: match.end }] })
  }
  return whole
}

type Across = { text: string; before: { end: number }; after: { start: number } }

/** How good a quote can be whose parts these are, by what stands between them. */
function bestAcross({ text, before, after }: Across): "normalised" | "fuzzy" | "unsupported" {
  const omitted = text.slice(before.end, after.start).replace(harmlessDenial, " ")
  if (omitted.length > longestOmission) return "unsupported"
  const words = wordsOf(omitted)
  if ([...words.slice(0, nearWords), ...words.slice(-nearWords)].some((word) => /^(?:not|no|never|neither|nor|cannot)$|n['’]t$/.test(word))) return "unsupported"
  const lead = leadOf(omitted)
  // A part that goes on in the middle of another sentence takes nothing over from that sentence's beginning.
  if (wordsOf(lead).some((word) => criticalOf(word) !== null)) return "unsupported"
  return countNegations(omitted) > 0 || wordsOf(lead).length > 0 ? "fuzzy" : "normalised"
}

/** What a sentence says before the part that is quoted of it, where it is not the sentence of the part before. */
function leadOf(omitted: string): string {
  const end = [...omitted.matchAll(/[.!?]["'”’)\]]*\s+|\n\s*\n/g)].at(-1)
  return end === undefined ? "" : omitted.slice(end.index + end[0].length).replace(/^\(?\w{1,4}[.)]\s*/, "")
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu) ?? []
}
