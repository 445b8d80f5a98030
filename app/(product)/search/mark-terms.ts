import { termPattern } from "./query-terms"

export type MarkedText = { text: string; isTerm: boolean }[]

/** Splits text into what the query asked for and the rest. */
export function markTerms(text: string, query: string): MarkedText {
  const pattern = termPattern(query)
  if (!pattern) return [{ text, isTerm: false }]
  const pieces: MarkedText = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ text: text.slice(end, match.index), isTerm: false })
    pieces.push({ text: match[0], isTerm: true })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isTerm: false })
  return pieces
}
