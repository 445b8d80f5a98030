/**
 * How well a chunk bears out a quote or a statement. `exact`: letter by letter; `normalised`: but for blanks, quotes, dashes and
 * case; `fuzzy`: a few letters differ, or the same is said in nearly the same words; `unsupported`: not found.
 */
export type CitationVerdict = "exact" | "normalised" | "fuzzy" | "unsupported"

/** Characters [start, end) of the chunk that bear it out, both 0 when unsupported; score from 0 to 1. */
export type CitationMatch = { verdict: CitationVerdict; start: number; end: number; score: number }

export function unsupportedMatch(score = 0): CitationMatch {
  return { verdict: "unsupported", start: 0, end: 0, score }
}
