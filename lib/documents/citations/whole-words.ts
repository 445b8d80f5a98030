import type { CitationMatch } from "./citation-match"

const scale = /^\s?(?:%|per ?cent|thousand|million|billion)/i
const reach = 12

/** First place of a text that begins or ends inside no word and no figure: "250" stands not in "1,250", nor "5" in "5 %". */
export function findWhole(wanted: string, text: string, from = 0): number {
  for (let at = text.indexOf(wanted, from); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!isInside(text, at) && !isInside(text, at + wanted.length)) return at
  }
  return -1
}

/** Last such place that ends at `before` or earlier. */
export function findLastWhole(wanted: string, text: string, before: number): number {
  for (let at = text.lastIndexOf(wanted, before - wanted.length); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(wanted, at - 1)) {
    if (!isInside(text, at) && !isInside(text, at + wanted.length)) return at
  }
  return -1
}

/** A near match that begins or ends inside a word takes all of the word in, so that "limited" is not found in "unlimited". */
export function toWholeWords(match: CitationMatch, text: string): CitationMatch {
  let { start, end } = match
  while (isInside(text, start)) start--
  while (isInside(text, end)) end++
  return { ...match, start, end }
}

function isInside(text: string, at: number): boolean {
  const before = text[at - 1] ?? ""
  const after = text[at] ?? ""
  if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return true
  if (/\d/.test(before)) return (/[.,]/.test(after) && /\d/.test(text[at + 1] ?? "")) || scale.test(text.slice(at, at + reach))
  if (/[.,]/.test(before)) return /\d/.test(after) && /\d/.test(text[at - 2] ?? "")
  return before === " " && /\d/.test(text[at - 2] ?? "") && scale.test(text.slice(at, at + reach))
}
