import { unsupportedMatch, type CitationMatch, type CitationVerdict } from "./citations/citation-match"
import { matchContentWords } from "./citations/match-content-words"
import { locateQuote } from "./locate-quote"

const quoted = /[“„«]([^”»“„«]{8,})[”»]|"([^"\n]{8,})"/g
const order: readonly CitationVerdict[] = ["exact", "normalised", "fuzzy", "unsupported"]

/**
 * The stretch of a chunk that bears out a sentence of an answer. What the sentence puts in quotation marks must stand in the
 * chunk; without quotes it counts as a whole, and failing that by its content words.
 */
export function supportOf(sentence: string, chunkText: string): CitationMatch {
  const statement = stripMarkup(sentence)
  if (!/[\p{L}\p{N}]/u.test(statement)) return unsupportedMatch()
  const quotes = [...statement.matchAll(quoted)].map((match) => (match[1] ?? match[2] ?? "").trim()).filter((quote) => quote.split(/\s+/).length >= 3)
  if (quotes.length > 0) return weakest(quotes.map((quote) => locateQuote(quote, chunkText)))
  const whole = locateQuote(statement, chunkText)
  return whole.verdict === "unsupported" ? matchContentWords(statement, chunkText) : whole
}

/** All quotes must hold: the verdict is that of the worst, the place that of the longest. */
function weakest(matches: readonly CitationMatch[]): CitationMatch {
  const verdict = order[Math.max(...matches.map((match) => order.indexOf(match.verdict)))] ?? "unsupported"
  const score = Math.min(...matches.map((match) => match.score))
  if (verdict === "unsupported") return unsupportedMatch(score)
  const longest = matches.reduce((best, match) => (match.end - match.start > best.end - best.start ? match : best))
  return { verdict, start: longest.start, end: longest.end, score }
}

/** A sentence without citation marks, list marks and emphasis. */
function stripMarkup(sentence: string): string {
  return sentence
    .replace(/\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\](?![(:])/g, "")
    .replace(/^\s*(?:[-*•]|\d{1,2}[.)])\s+/, "")
    .replace(/\*\*|__|`/g, "")
    .replace(/\s+([.,;:!?])/g, "$1")
    .trim()
}
