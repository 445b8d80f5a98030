/**
 * How well a chunk bears out a quote or a statement. `exact`: letter by letter; `normalised`: but for blanks, quotes, dashes and
 * case; `fuzzy`: a few letters differ, or the same is said in nearly the same words; `unsupported`: not found.
 */
export type CitationVerdict = "exact" | "normalised" | "fuzzy" | "unsupported"

/**
 * Characters [start, end) of the chunk that bear it out, both 0 when unsupported; score from 0 to 1. `parts` where some of the
 * range was left out of the quote: what remains of it, in order.
 */
export type CitationMatch = { verdict: CitationVerdict; start: number; end: number; score: number; parts?: { start: number; end: number }[] }

const order: readonly CitationVerdict[] = ["exact", "normalised", "fuzzy", "unsupported"]

/** 0 for the best verdict, 3 for the worst. */
export function rankOf({ verdict }: CitationMatch): number {
  return order.indexOf(verdict)
}

/** The same place, with a verdict no better than this. */
export function atBest(verdict: CitationVerdict, match: CitationMatch): CitationMatch {
  return order.indexOf(match.verdict) < order.indexOf(verdict) ? { ...match, verdict } : match
}

export function unsupportedMatch(score = 0): CitationMatch {
  return { verdict: "unsupported", start: 0, end: 0, score }
}
