import type { listClauses } from "@/lib/store/clauses/list-clauses"
import type { PromptClause, PromptDocument } from "@/prompts/variables"
import { cutText } from "../cut-text"

/** Contract openings name kind, parties and dates; more is in the clauses. */
const openingCharacters = 5_000
/** So many clauses fill the model's attention without its context; the surest come first. */
const maxClauses = 250

type FoundClause = Awaited<ReturnType<typeof listClauses>>[number]

/** What the assessment is given beside its payload: the surest clauses in reading order and the contract's opening. */
export function assessmentVariables(version: { title: string; text: string }, found: FoundClause[]): { clauses: PromptClause[]; documents: PromptDocument[] } {
  const surest = new Set(found.toSorted((a, b) => b.confidence - a.confidence).slice(0, maxClauses).map((clause) => clause.id))
  const clauses = found
    .filter((clause) => surest.has(clause.id))
    .map(({ clauseType, quote, answer, confidence, page }) => ({ type: clauseType, quote, answer, confidence, page }))
  return { clauses, documents: [{ title: version.title, text: cutText(version.text, openingCharacters) }] }
}
