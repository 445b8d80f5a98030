import { blankFurniture } from "./citations/blank-furniture"
import { atBest, rankOf, unsupportedMatch, type CitationMatch } from "./citations/citation-match"
import { isTornOut } from "./citations/is-torn-out"
import { leaveOut } from "./citations/leave-out"
import { listNumbers } from "./citations/critical-words"
import { listQuoted, quotedPattern } from "./citations/list-quoted"
import { locateIn } from "./citations/locate-in"
import { matchContentWords } from "./citations/match-content-words"
import { stripMarkup } from "./strip-markup"

/** Where a source stands in its version's text: characters [start, end). `title` is the document's, for names that stand nowhere else; `pageEnds` where its pages end. */
export type SourcePassage = { text: string; start: number; end: number; title: string; pageEnds?: readonly number[] }

/** How far a quote may run over the ends of its source, in characters: about a chunk to either side. */
const neighbourhood = 3_000
/** Where the parties of a document are named. */
const opening = 3_000

/** So far from a source page numbers are looked for, in characters. */
const numbering = 12_000

/**
 * The stretch of a version's text that bears out a sentence which cites a source: in the source, or over its ends in its
 * neighbours, page numbers and running lines left aside. What the sentence puts in quotation marks must stand there; without quotes
 * it counts as a whole, and failing that by its content words. The range is one of the version's text.
 */
export function supportOf(sentence: string, source: SourcePassage): CitationMatch {
  if (!/[\p{L}\p{N}]/u.test(stripMarkup(sentence))) return unsupportedMatch()
  const own = matchIn(sentence, { source, start: source.start, end: source.end })
  if (rankOf(own) < 2) return own
  const wide = { source, start: Math.max(0, source.start - neighbourhood), end: Math.min(source.text.length, source.end + neighbourhood) }
  const plain = better(own, matchIn(sentence, wide))
  return rankOf(plain) < 2 ? plain : better(plain, matchCleared(sentence, wide))
}

type Window = { source: SourcePassage; start: number; end: number }

function better(one: CitationMatch, other: CitationMatch): CitationMatch {
  return rankOf(other) < rankOf(one) ? other : one
}

function matchIn(sentence: string, { source, start, end }: Window): CitationMatch {
  const window = source.text.slice(start, end)
  return shift(matchText(sentence, { window, names: `${source.title}\n${source.text.slice(0, opening)}` }), start)
}

function matchCleared(sentence: string, { source, start, end }: Window): CitationMatch {
  const from = Math.max(0, start - numbering)
  const cleared = blankFurniture({ text: source.text.slice(from, end + numbering), pageEnds: (source.pageEnds ?? []).map((place) => place - from).filter((place) => place > 0) })
  if (!cleared?.blanked.some((stretch) => from + stretch.end > start && from + stretch.start < end)) return unsupportedMatch()
  const text = source.text.slice(0, from) + cleared.text + source.text.slice(end + numbering)
  const match = matchIn(sentence, { source: { ...source, text }, start, end })
  return leaveOut(atBest("normalised", match), cleared.blanked.map((stretch) => ({ start: from + stretch.start, end: from + stretch.end })))
}

function shift(match: CitationMatch, by: number): CitationMatch {
  if (match.verdict === "unsupported") return match
  const { parts } = match
  return { ...match, start: by + match.start, end: by + match.end, ...(parts ? { parts: parts.map((part) => ({ start: by + part.start, end: by + part.end })) } : {}) }
}

function matchText(sentence: string, { window, names }: { window: string; names: string }): CitationMatch {
  const statement = stripMarkup(sentence)
  const quotes = listQuotes(sentence)
  if (quotes.length > 0) {
    if (!isBorneOutBeside(statement, window)) return unsupportedMatch()
    return weakest(quotes.map((quote) => locateSaid(quote, { sentence, window })))
  }
  const whole = locateEither(withoutMarks(sentence), { other: statement, window })
  return whole.verdict === "unsupported" ? matchContentWords(statement, { passage: window, names }) : whole
}

/** A quote letter by letter, or without the marks and emphasis an answer may put into it; never one torn out of what turns it round. */
function locateSaid(quote: string, { sentence, window }: { sentence: string; window: string }): CitationMatch {
  const found = locateEither(quote, { other: stripMarkup(quote), window })
  return found.verdict !== "unsupported" && isTornOut({ sentence, quote, window, start: found.start, end: found.end }) ? unsupportedMatch() : found
}

function locateEither(quote: string, { other, window }: { other: string; window: string }): CitationMatch {
  const match = locateIn(quote, window)
  return match.verdict === "exact" || other === quote ? match : better(match, locateIn(other, window))
}

function withoutMarks(sentence: string): string {
  return sentence.replace(/\[\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*\](?![(:])/g, "").trim()
}

/** What is in quotation marks; a word or two in them is a term and no quote, unless there is nothing beside it. */
function listQuotes(sentence: string): string[] {
  const all = listQuoted(sentence).filter((quote) => /[\p{L}\p{N}]/u.test(quote))
  const long = all.filter((quote) => quote.split(/\s+/).length >= 3)
  const beside = stripMarkup(sentence).replace(quotedPattern, " ").match(/\p{L}{4,}/gu) ?? []
  return long.length > 0 || beside.length > 1 ? long : all
}

/** Figures that a sentence gives beside its quotes must stand in the source as well. */
function isBorneOutBeside(statement: string, window: string): boolean {
  const stated = listNumbers(statement.replace(quotedPattern, " "))
  if (stated.length === 0) return true
  const known = new Set(listNumbers(window))
  return stated.every((number) => known.has(number))
}

/** All quotes must hold: the verdict is that of the worst, the place that of the longest. */
function weakest(matches: readonly CitationMatch[]): CitationMatch {
  const worst = matches.reduce((one, other) => (rankOf(other) > rankOf(one) ? other : one))
  const score = Math.min(...matches.map((match) => match.score))
  if (worst.verdict === "unsupported") return unsupportedMatch(score)
  const longest = matches.reduce((best, match) => (match.end - match.start > best.end - best.start ? match : best))
  return { ...longest, verdict: worst.verdict, score }
}
