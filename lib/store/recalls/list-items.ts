import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type RecallItemKind = "answer" | "approval" | "export" | "cache_entry" | "running"
export type RecallItemState = "found" | "withdrawn" | "stopped" | "asked_again" | "settled"

/** A cell of a grid is named as far as the scope may see its document. */
export type RecallItemRecord = {
  id: string
  kind: RecallItemKind
  state: RecallItemState
  subjectId: string
  requestId: string | null
  promptKey: string | null
  payload: Record<string, unknown> | null
  actorId: string | null
  actorName: string | null
  exportFormat: string | null
  exportedAt: string | null
  exportedBy: string | null
  gridId: string | null
  cellId: string | null
  columnTitle: string | null
  documentTitle: string | null
  replacementId: string | null
  replacementStatus: string | null
  notifiedAt: string | null
  settledAt: string | null
  settledBy: string | null
  note: string | null
}

type Filter = { recallId: string; kind?: RecallItemKind | undefined; state?: RecallItemState | undefined; /** Only what is this person's. */ ownerId: string | null; after: string | null; limit: number }

const isoOf = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

export function listRecallItems(tx: Tx, filter: Filter): Promise<RecallItemRecord[]> {
  const { recallId, kind, state, ownerId, after, limit } = filter
  return rows<RecallItemRecord>(
    tx,
    sql`select i.id, i.kind, i.state, i.subject_id as "subjectId", i.request_id as "requestId", r.prompt_key as "promptKey", r.payload, r.actor_id as "actorId", author.name as "actorName",
        f.format as "exportFormat", ${isoOf("f.created_at")} as "exportedAt", exporter.name as "exportedBy",
        cell.grid_id as "gridId", cell.id as "cellId", cell.column_title as "columnTitle", cell.document_title as "documentTitle",
        i.replacement_id as "replacementId", again.status as "replacementStatus", ${isoOf("i.notified_at")} as "notifiedAt", ${isoOf("i.settled_at")} as "settledAt", settler.name as "settledBy", i.note
      from recall_items i
      left join requests r on r.id = i.request_id left join users author on author.id = r.actor_id
      left join exported_files f on i.kind = 'export' and f.id = i.subject_id left join users exporter on exporter.id = f.user_id
      left join lateral (select c.id, c.grid_id, k.title as column_title, d.title as document_title from grid_cells c join grids g on g.id = c.grid_id and g.deleted_at is null
        join grid_columns k on k.id = c.column_id join documents d on d.id = c.document_id and d.deleted_at is null
        where r.prompt_key = 'grid_cell' and c.request_id in (i.request_id, i.replacement_id) limit 1) cell on true
      left join requests again on again.id = i.replacement_id left join users settler on settler.id = i.settled_by
      where i.recall_id = ${recallId} ${kind ? sql`and i.kind = ${kind}` : sql``} ${state ? sql`and i.state = ${state}` : sql``}
        ${ownerId ? sql`and r.actor_id = ${ownerId} and i.kind in ('answer', 'running')` : sql``} ${after ? sql`and i.id > ${after}` : sql``}
      order by i.id limit ${limit}::int`,
  )
}

export type ItemCount = { kind: RecallItemKind; state: RecallItemState; count: number }

export function countRecallItems(tx: Tx, { recallId, ownerId }: { recallId: string; ownerId: string | null }): Promise<ItemCount[]> {
  return rows<ItemCount>(
    tx,
    sql`select i.kind, i.state, count(*)::int as count from recall_items i left join requests r on r.id = i.request_id
      where i.recall_id = ${recallId} ${ownerId ? sql`and r.actor_id = ${ownerId} and i.kind in ('answer', 'running')` : sql``} group by i.kind, i.state`,
  )
}
