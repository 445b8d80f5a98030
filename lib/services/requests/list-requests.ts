import { listRequestRows } from "@/lib/store/requests/list-requests"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import type { ListRequestsInput, RequestRow } from "./requests.dto"
import { subjectOf } from "./subject-of"

/** Requests newest first: one's own, or everybody's for managers (numbers only) and admins. */
export async function listRequests(ctx: ServiceContext, input: ListRequestsInput): Promise<Page<RequestRow>> {
  const { actor, deps } = ctx
  const seesAll = actor.role === "manager" || actor.role === "admin"
  const { cursor, limit, ...filter } = input
  const found = await deps.database.workspace(scopeOf(ctx), (tx) =>
    listRequestRows(tx, {
      ...filter,
      userId: seesAll ? filter.userId : actor.userId,
      before: cursor ?? null,
      limit: limit + 1,
      timeZone: actor.timeZone,
      viewerId: actor.userId,
    }),
  )
  const items = found.slice(0, limit).map((row): RequestRow => {
    const seesTexts = row.actorId === actor.userId || actor.role === "admin"
    return {
      id: row.id,
      promptKey: row.promptKey,
      promptTitle: deps.prompts.title(row.promptKey),
      subject: seesTexts ? subjectOf(row.payload) || (row.documentTitle ?? "") : null,
      status: row.status,
      actor: { id: row.actorId, name: row.actorName },
      model: row.model,
      costNanoUsd: row.costNanoUsd,
      totalTokens: row.totalTokens,
      createdAt: row.createdAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
      durationMs: row.finishedAt ? row.finishedAt.getTime() - row.createdAt.getTime() : null,
      feedback: row.rating === 1 ? 1 : row.rating === -1 ? -1 : null,
      isStale: row.staleAt !== null,
      isWithdrawn: row.withdrawnAt !== null,
    }
  })
  return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
}
