import { shapeOf } from "./shape-of"

export type FindingParts = { title: string | null; rating: string | null; labels: [string, unknown][]; quote: string | null; body: [string, unknown][] }

const titleNames = ["title", "name", "type", "intent"]
const ratingNames = ["severity", "priority", "verdict"]
/** Comes first in a card and needs no label. */
export const leadName = "explanation"
const quoteNames = ["quote", "evidence"]

/** Sorts the fields of a finding, risk, clause or figure into the places of a card; empty fields are left out. */
export function findingParts(finding: Record<string, unknown>): FindingParts {
  const entries = Object.entries(finding).filter(([name, value]) => shapeOf(name, value).kind !== "empty")
  const textOf = (names: string[]) => entries.find(([name, value]) => names.includes(name) && typeof value === "string")
  const title = textOf(titleNames)
  const rating = textOf(ratingNames)
  const quote = textOf(quoteNames)
  const rest = entries.filter((entry) => entry !== title && entry !== rating && entry !== quote)
  const isLabel = ([name, value]: [string, unknown]) => ["word", "share"].includes(shapeOf(name, value).kind) && String(value).length <= 32
  return {
    title: title ? String(title[1]) : null,
    rating: rating ? String(rating[1]) : null,
    quote: quote ? String(quote[1]) : null,
    labels: rest.filter(isLabel),
    body: rest.filter((entry) => !isLabel(entry)).sort(([a], [b]) => Number(b === leadName) - Number(a === leadName)),
  }
}
