import { unsupportedMatch, type CitationMatch, type CitationVerdict } from "./citations/citation-match"
import { listNumbers } from "./citations/critical-words"
import { matchContentWords } from "./citations/match-content-words"
import { locateQuote } from "./locate-quote"
import { stripMarkup } from "./strip-markup"

/** Where a source stands in its version's text: characters [start, end). `title` is the document's, for names that stand nowhere else. */
export type SourcePassage = { text: string; start: number; end: number; title: string }

const quoted = /„([^“”„]{2,})[“”]|[“«]([^”»“«]{2,})[”»]|"([^"]{2,})"/g
const order: readonly CitationVerdict[] = ["exact", "normalised", "fuzzy", "unsupported"]
/** How far a quote may run over the ends of its source, in characters: about a chunk to either side. */
const neighbourhood = 3_000
/** Where the parties of a document are named. */
const opening = 3_000

/**
 * The stretch of a version's text that bears out a sentence which cites a source: in the source, or over its ends in its
 * neighbours. What the sentence puts in quotation marks must stand there; without quotes it counts as a whole, and failing that
 * by its content words. The range is one of the version's text.
 */
export function supportOf(sentence: string, source: SourcePassage): CitationMatch {
  const statement = stripMarkup(sentence)
  if (!/[\p{L}\p{N}]/u.test(statement)) return unsupportedMatch()
  const own = matchIn(statement, { source, start: source.start, end: source.end })
  if (rankOf(own) < 2) return own
  const around = matchIn(statement, { source, start: Math.max(0, source.start - neighbourhood), end: Math.min(source.text.length, source.end + neighbourhood) })
  return rankOf(around) < rankOf(own) ? around : own
}

type Window = { source: SourcePassage; start: number; end: number }

function matchIn(statement: string, { source, start, end }: Window): CitationMatch {
  const window = source.text.slice(start, end)
  const match = matchText(statement, { window, names: `${source.title}\n${source.text.slice(0, opening)}` })
  return match.verdict === "unsupported" ? match : { ...match, start: start + match.start, end: start + match.end }
}

function matchText(statement: string, { window, names }: { window: string; names: string }): CitationMatch {
  const quotes = listQuotes(statement)
  if (quotes.length > 0) return isBorneOutBeside(statement, window) ? weakest(quotes.map((quote) => locateQuote(quote, window))) : unsupportedMatch()
  const whole = locateQuote(statement, window)
  return whole.verdict === "unsupported" ? matchContentWords(statement, { passage: window, names }) : whole
}

/** What is in quotation marks; a word or two in them is a term and no quote, unless there is nothing beside it. */
function listQuotes(statement: string): string[] {
  const all = [...statement.matchAll(quoted)].map((match) => (match[1] ?? match[2] ?? match[3] ?? "").trim()).filter((quote) => /[\p{L}\p{N}]/u.test(quote))
  const long = all.filter((quote) => quote.split(/\s+/).length >= 3)
  const beside = statement.replace(quoted, " ").match(/\p{L}{4,}/gu) ?? []
  return long.length > 0 || beside.length > 1 ? long : all
}

/** Figures that a sentence gives beside its quotes must stand in the source as well. */
function isBorneOutBeside(statement: string, window: string): boolean {
  const stated = listNumbers(statement.replace(quoted, " "))
  if (stated.length === 0) return true
  const known = new Set(listNumbers(window))
  return stated.every((number) => known.has(number))
}

function rankOf({ verdict }: CitationMatch): number {
  return order.indexOf(verdict)
}

/** All quotes must hold: the verdict is that of the worst, the place that of the longest. */
function weakest(matches: readonly CitationMatch[]): CitationMatch {
  const verdict = order[Math.max(...matches.map(rankOf))] ?? "unsupported"
  const score = Math.min(...matches.map((match) => match.score))
  if (verdict === "unsupported") return unsupportedMatch(score)
  const longest = matches.reduce((best, match) => (match.end - match.start > best.end - best.start ? match : best))
  return { verdict, start: longest.start, end: longest.end, score }
}
