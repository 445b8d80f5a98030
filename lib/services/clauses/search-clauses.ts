import { listAnalysedContracts, listClausesInPassages, listReadableClauses } from "@/lib/store/clauses/list-readable-clauses"
import { scopeOf, type ServiceContext } from "../context"
import { findPassages } from "../documents/find-passages"
import type { SearchClausesInput, WorkspaceClause } from "./clauses.dto"
import { readerOf } from "./list-clauses"
import { rankClauses, typesMeant } from "./rank-clauses"

/** So many passages are searched for clauses; enough for every contract of a few dozen to have its own. */
const passagesRead = 50
/** Of a type that the query seems to mean, so many are ranked beside what stands in the passages. */
const mostOfType = 200
/** With more contracts a search of everything is quicker. */
const mostNamed = 500

/** Clauses by meaning, across all contracts whose clauses this person may read: those of the passages
 * that a hybrid search finds and of the types that the query seems to mean, best first. */
export async function searchClauses(ctx: ServiceContext, { q, type, limit }: SearchClausesInput): Promise<WorkspaceClause[]> {
  const reader = readerOf(ctx.actor)
  const contracts = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listAnalysedContracts(tx, { reader, without: null }))
  if (contracts.length === 0) return []
  // Named contracts are searched more leniently than everything there is: each of them is about the matter.
  const documentIds = contracts.length <= mostNamed ? { documentIds: contracts.map(({ id }) => id) } : {}
  const passages = await findPassages(ctx, { q, limit: passagesRead, ...documentIds })
  const places = passages.map(({ documentId, start, end }) => ({ documentId, start, end }))
  const clauses = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const found = new Map((await listClausesInPassages(tx, { reader, passages: places })).map((clause) => [clause.id, clause]))
    for (const clauseType of typesMeant(q)) for (const clause of await listReadableClauses(tx, { reader, filter: { clauseType }, offset: 0, limit: mostOfType })) found.set(clause.id, clause)
    return [...found.values()]
  })
  const wanted = type ? clauses.filter((clause) => clause.clauseType === type) : clauses
  return withoutRepetition(rankClauses(q, { clauses: wanted, passages: places })).slice(0, limit)
}

/** The same words under two types are one find. */
function withoutRepetition(clauses: readonly WorkspaceClause[]): WorkspaceClause[] {
  const seen = new Set<string>()
  return clauses.filter(({ documentId, start, end, quote }) => {
    const key = `${documentId} ${start ?? quote} ${end ?? ""}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
