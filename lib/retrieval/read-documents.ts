import { listDocumentPassages } from "@/lib/store/retrieval/list-passages"
import { passageTokens } from "./fit-to-budget"
import type { Passage, RetrievalContext } from "./retrieval-types"

const maxPassages = 500

export type DocumentReading = { passages: Passage[]; /** True when the budget ended the reading before the documents did. */ isCut: boolean }

/** The documents themselves, chunk after chunk in reading order, as far as the token budget goes; what the caller may not read is left out. */
export async function readDocuments(ctx: RetrievalContext, { documentIds, tokenBudget }: { documentIds: readonly string[]; tokenBudget: number }): Promise<DocumentReading> {
  const stored = await ctx.deps.database.workspace(ctx.actor, (tx) => listDocumentPassages(tx, { documentIds: [...documentIds], limit: maxPassages }))
  const passages: Passage[] = []
  let left = tokenBudget
  for (const { position: _position, ...passage } of stored) {
    left -= passageTokens(passage)
    if (left < 0) break
    passages.push({ ...passage, score: 1, similarity: null })
  }
  return { passages, isCut: passages.length < stored.length || stored.length === maxPassages }
}
