import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { RecallSelector } from "@/drizzle/schema"

export type RecallListRecord = { id: string; reason: string; selector: RecallSelector; state: "open" | "closed"; createdAt: string; closedAt: string | null; createdById: string; createdByName: string; items: number; settled: number }

/** Recalls, newest first, with how far each has come. */
export function listRecallRows(tx: Tx, { state, before, limit }: { state: "open" | "closed" | null; before: string | null; limit: number }): Promise<RecallListRecord[]> {
  return rows<RecallListRecord>(
    tx,
    sql`select q.id, q.reason, q.selector, q.state, q.created_by as "createdById", u.name as "createdByName",
        to_char(q.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt", to_char(q.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt",
        (select count(*)::int from recall_items i where i.recall_id = q.id) as items, (select count(*)::int from recall_items i where i.recall_id = q.id and i.state = 'settled') as settled
      from recalls q join users u on u.id = q.created_by
      where true ${state ? sql`and q.state = ${state}` : sql``} ${before ? sql`and q.id < ${before}` : sql``} order by q.id desc limit ${limit}::int`,
  )
}

/** Models and releases that wrote something here, for choosing one. */
export function listModelsUsed(tx: Tx): Promise<{ provider: string; model: string }[]> {
  return rows(tx, sql`select distinct provider, model from request_attempts where provider is not null and model is not null and workspace_id = app_workspace() order by provider, model`)
}

export function listReleasesUsed(tx: Tx): Promise<{ id: string; title: string; version: string }[]> {
  return rows(
    tx,
    sql`select p.id, p.definition->>'title' as title, p.version from prompt_releases p
      where exists (select 1 from requests r where r.release_id = p.id) order by p.definition->>'title', p.created_at desc`,
  )
}
