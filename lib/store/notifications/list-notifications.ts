import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { notifications } from "@/drizzle/schema"

export type NotificationRow = {
  id: string
  kind: string
  subjectKind: (typeof notifications.$inferSelect)["subjectKind"]
  subjectId: string
  message: string
  /** The title of the document, or of the prompt that was asked. */
  title: string | null
  createdAt: string
  readAt: string | null
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

/**
 * What the reader may still know of: their own, whose document they may read now, or whose request is theirs or within their role.
 * That answers rest on a document which was deleted is told after it is gone.
 */
const tellable = sql`notifications n
  left join documents d on n.subject_kind = 'document' and d.id = n.subject_id and (d.deleted_at is null or n.kind = 'answers_stale')
  left join requests r on n.subject_kind = 'request' and r.id = n.subject_id
  left join prompt_releases p on p.id = r.release_id
  where n.user_id = app_user() and (
    d.id is not null or n.subject_kind in ('recall', 'review')
    or r.actor_id = app_user() or (r.id is not null and current_setting('app.user_role', true) in ('admin', 'manager'))
    or (current_setting('app.user_role', true) = 'reviewer' and exists (select 1 from review_items i where i.request_id = r.id)))`

/** One's own, newest first. */
export function listNotifications(tx: Tx, query: { before: string | null; isUnreadOnly: boolean; limit: number }): Promise<NotificationRow[]> {
  return rows<NotificationRow>(
    tx,
    sql`select n.id, n.kind, n.subject_kind as "subjectKind", n.subject_id as "subjectId", n.message, coalesce(case when d.deleted_at is null then d.title end, p.definition->>'title') as title,
        ${iso("n.created_at")} as "createdAt", ${iso("n.read_at")} as "readAt"
      from ${tellable} and (${query.before}::uuid is null or n.id < ${query.before}::uuid) and (not ${query.isUnreadOnly}::boolean or n.read_at is null)
      order by n.id desc limit ${query.limit}::int`,
  )
}

/** How many are unread, up to a hundred. */
export async function countUnread(tx: Tx): Promise<number> {
  const [row] = await rows<{ count: number }>(tx, sql`select count(*)::int as count from (select 1 from ${tellable} and n.read_at is null limit 100) unread`)
  return row?.count ?? 0
}

/** Marks these as read, or all up to the newest one there is when the list is null. Returns how many were unread. */
export async function markRead(tx: Tx, { ids }: { ids: string[] | null }): Promise<number> {
  const chosen = ids === null ? sql`true` : sql`id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`
  return (await rows(tx, sql`update notifications set read_at = now() where user_id = app_user() and read_at is null and ${chosen} returning 1 as ok`)).length
}
