import type { CitationMatch } from "./citation-match"

type Range = { start: number; end: number }

/** A match whose range runs over stretches that are no part of what was quoted: its parts are what lies between them. */
export function leaveOut(match: CitationMatch, stretches: readonly Range[]): CitationMatch {
  const within = stretches.filter(({ start, end }) => start > match.start && end < match.end)
  if (match.verdict === "unsupported" || within.length === 0) return match
  return { ...match, parts: (match.parts ?? [{ start: match.start, end: match.end }]).flatMap((part) => cut(part, within)) }
}

function cut(part: Range, stretches: readonly Range[]): Range[] {
  const pieces: Range[] = []
  let { start } = part
  for (const stretch of stretches) {
    if (stretch.end <= start || stretch.start >= part.end) continue
    if (stretch.start > start) pieces.push({ start, end: stretch.start })
    start = stretch.end
  }
  return start < part.end ? [...pieces, { start, end: part.end }] : pieces
}
