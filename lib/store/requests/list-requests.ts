import { and, arrayContains, desc, eq, exists, gte, isNotNull, isNull, lt, lte, or, sql, type SQL } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import type { RequestStatus } from "@/drizzle/schema/constants"
import { calls, feedback, requests, users } from "@/drizzle/schema"
import { shownStatus } from "../reuse/shown-status"

export type RequestFilter = {
  before: string | null
  limit: number
  timeZone: string
  /** The viewer, for their own feedback. */
  viewerId: string
  userId?: string | undefined
  status?: RequestStatus | undefined
  promptKey?: string | undefined
  provider?: string | undefined
  model?: string | undefined
  errorCode?: string | undefined
  reuse?: "exact" | "semantic" | "fallback" | "joined" | "any" | undefined
  route?: "fallback" | "economy" | "retry" | undefined
  conversationId?: string | undefined
  documentId?: string | undefined
  day?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Requests newest first, with what their calls (and those of their parts) cost. Parts of an analysis stand under their parent. */
export function listRequestRows(tx: Tx, filter: RequestFilter) {
  const callsOf = sql`(select c.* from calls c where c.request_id = ${requests.id} or c.request_id in (select p.id from requests p where p.parent_id = ${requests.id}))`
  return tx
    .select({
      id: requests.id,
      promptKey: requests.promptKey,
      payload: requests.payload,
      documentTitle: sql<string | null>`(select d.title from documents d where d.id = any(${requests.documentIds}) order by array_position(${requests.documentIds}, d.id) limit 1)`,
      status: shownStatus(sql`requests`),
      actorId: requests.actorId,
      actorName: users.name,
      createdAt: requests.createdAt,
      finishedAt: requests.finishedAt,
      staleAt: requests.staleAt,
      withdrawnAt: requests.withdrawnAt,
      rating: feedback.rating,
      costNanoUsd: sql<string>`(select coalesce(sum(x.cost_nano_usd), 0)::text from ${callsOf} x)`,
      totalTokens: sql<number>`(select coalesce(sum(x.input_tokens::bigint + x.cache_read_tokens + x.cache_write_5m_tokens + x.cache_write_1h_tokens + x.output_tokens), 0)::float8 from ${callsOf} x)`,
      model: sql<string | null>`(select x.model from calls x where x.request_id = coalesce(${requests.leaderId}, ${requests.id}) and x.purpose <> 'embed_query' order by x.started_at desc limit 1)`,
    })
    .from(requests)
    .innerJoin(users, eq(users.id, requests.actorId))
    .leftJoin(feedback, and(eq(feedback.requestId, requests.id), eq(feedback.userId, filter.viewerId)))
    .where(and(isNull(requests.parentId), ...conditions(tx, filter)))
    .orderBy(desc(requests.id))
    .limit(filter.limit)
}

function conditions(tx: Tx, filter: RequestFilter): (SQL | undefined)[] {
  const hasCall = (condition: SQL) =>
    exists(
      tx
        .select({ one: sql`1` })
        .from(calls)
        .where(and(sql`(${calls.requestId} = ${requests.id} or ${calls.requestId} in (select p.id from requests p where p.parent_id = ${requests.id}))`, condition)),
    )
  return [
    // What the product asked again by itself shows where numbers are opened, not in anybody's history.
    filter.day || filter.from || filter.model ? undefined : sql`not (${requests.origin} = 'pipeline' and ${requests.isFresh})`,
    filter.before ? lt(requests.id, filter.before) : undefined,
    filter.userId ? eq(requests.actorId, filter.userId) : undefined,
    filter.status ? sql`${shownStatus(sql`requests`)} = ${filter.status}` : undefined,
    filter.conversationId ? eq(requests.conversationId, filter.conversationId) : undefined,
    filter.documentId ? arrayContains(requests.documentIds, [filter.documentId]) : undefined,
    filter.promptKey ? or(eq(requests.promptKey, filter.promptKey), hasCall(eq(calls.promptKey, filter.promptKey))) : undefined,
    ofCalls(filter, hasCall),
    filter.reuse ? isReused(filter.reuse) : undefined,
    filter.route ? sql`exists (select 1 from request_attempts a where a.request_id = ${requests.id} and a.number = ${requests.currentAttempt} and a.role = ${filter.route})` : undefined,
    filter.day ? or(isOn(filter, sql`=`, filter.day), hasCall(eq(calls.day, filter.day))) : undefined,
    filter.from ? or(isOn(filter, sql`>=`, filter.from), hasCall(gte(calls.day, filter.from))) : undefined,
    filter.to ? isOn(filter, sql`<=`, filter.to) : undefined,
  ]
}

/** What is asked of calls must be true of one and the same call, within the days asked for; a failure of the whole request has its code too. */
function ofCalls({ provider, model, errorCode, day, from, to }: RequestFilter, hasCall: (condition: SQL) => SQL): SQL | undefined {
  if (!provider && !model && !errorCode) return undefined
  const found = and(
    provider ? eq(calls.provider, provider) : undefined,
    model ? eq(calls.model, model) : undefined,
    errorCode ? eq(calls.errorCode, errorCode) : undefined,
    day ? eq(calls.day, day) : undefined,
    from ? gte(calls.day, from) : undefined,
    to ? lte(calls.day, to) : undefined,
  )
  const call = found && hasCall(found)
  return errorCode && !provider && !model ? or(call, eq(requests.errorCode, errorCode)) : call
}

function isReused(reuse: NonNullable<RequestFilter["reuse"]>): SQL | undefined {
  if (reuse === "any") return or(isNotNull(requests.cacheKind), isNotNull(requests.leaderId))
  return reuse === "joined" ? isNotNull(requests.leaderId) : eq(requests.cacheKind, reuse)
}

function isOn(filter: RequestFilter, comparison: SQL, day: string): SQL {
  return sql`(${requests.createdAt} at time zone ${filter.timeZone})::date ${comparison} ${day}::date`
}
