import { listQuoted } from "./list-quoted"

const quoteNames = new Set(["quote", "evidence"])
/** Fewer words in quotation marks are a term and no quote. */
const leastWords = 4
/** More than these nobody reads. */
const mostQuotes = 200

/**
 * What a structured output says its source says: every field that is a quote, and what stands in quotation marks in its other
 * texts. Each once, in the order of the fields' names, which is the same however the output was kept.
 */
export function listOutputQuotes(output: unknown): string[] {
  return [...new Set(quotesOf("", output))].slice(0, mostQuotes)
}

function quotesOf(name: string, value: unknown): string[] {
  if (typeof value === "string") return quoteNames.has(name) ? (hasWord(value) ? [value] : []) : inlineQuotes(value)
  if (Array.isArray(value)) return value.flatMap((item) => quotesOf(name, item))
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .flatMap(([key, item]) => quotesOf(key, item))
}

function inlineQuotes(text: string): string[] {
  return listQuoted(text).filter((quote) => (quote.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= leastWords)
}

function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}
