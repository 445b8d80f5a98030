import type { ModelTask } from "../../../port"
import { extractClauses } from "../clauses/extract-clauses"
import { listInput, textInput } from "../read-inputs"

/** Fits a token limit of a few thousand whatever the section holds. */
const mostQuotedCharacters = 10_000

export function extractSection(task: ModelTask) {
  let quoted = 0
  const clauses = extractClauses(textInput(task, "sectionText"), listInput(task, "clauseTypes"))
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter((clause) => (quoted += clause.quote.length) <= mostQuotedCharacters)
    .toSorted((a, b) => a.start - b.start)
  return { clauses: clauses.map(({ type, quote, answer, confidence }) => ({ type, quote, answer, confidence })) }
}
