import { countReadableClauses, countUnreadContracts, listAnalysedContracts, listReadableClauses, type ClauseReader } from "@/lib/store/clauses/list-readable-clauses"
import { clauseTypes } from "@/prompts/clause-types"
import type { Actor } from "../actor"
import { scopeOf, type ServiceContext } from "../context"
import { type ClauseList, type ClauseOverview, ListClausesInput } from "./clauses.dto"

export function readerOf(actor: Actor): ClauseReader {
  return { userId: actor.userId, isReviewer: actor.role === "reviewer" || actor.role === "admin" }
}

/** Clauses of the contracts this person may read, contract by contract. Those of a held analysis are the reviewers' alone. */
export async function listClauses(ctx: ServiceContext, asked: ListClausesInput): Promise<ClauseList> {
  const { cursor, limit, type, ...filter } = ListClausesInput.parse(asked)
  const offset = cursor ? Number(cursor) : 0
  const reader = readerOf(ctx.actor)
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => listReadableClauses(tx, { reader, filter: { ...filter, clauseType: type }, offset, limit: limit + 1 }))
  return { items: found.slice(0, limit), nextCursor: found.length > limit ? String(offset + limit) : null }
}

/** What was found of each type, and in how many contracts. */
export async function getClauseOverview(ctx: ServiceContext, asked: Pick<ListClausesInput, "documentId" | "verdict" | "minConfidence" | "maxConfidence">): Promise<ClauseOverview> {
  const reader = readerOf(ctx.actor)
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { type: _type, ...filter } = ListClausesInput.parse(asked)
    const counts = new Map((await countReadableClauses(tx, { reader, filter })).map((count) => [count.clauseType, count]))
    return {
      types: clauseTypes.map(({ name, definition }) => ({ name, definition, clauses: counts.get(name)?.clauses ?? 0, contracts: counts.get(name)?.contracts ?? 0 })),
      contracts: await listAnalysedContracts(tx, { reader, without: null }),
      unreadContracts: await countUnreadContracts(tx, { reader }),
    }
  })
}

/** Contracts in which no clause of the type was found. That none was found is no proof that there is none. */
export async function listContractsWithout(ctx: ServiceContext, { type }: { type: string }): Promise<{ id: string; title: string; clauses: number }[]> {
  return ctx.deps.database.workspace(scopeOf(ctx), (tx) => listAnalysedContracts(tx, { reader: readerOf(ctx.actor), without: type }))
}
