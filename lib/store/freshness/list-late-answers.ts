import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type ChangedDocument = { workspaceId: string; ownerId: string; documentId: string; versionId: string }

/** An answer that waited longer before it was worked on is none that was on its way. */
const longestWaitMinutes = 6 * 60

/** A cell of a grid that was filled from an earlier version at or after the moment in which this one began to serve. */
const hasLateCells = sql`exists (select 1 from grid_cells c where c.workspace_id = v.workspace_id and c.document_id = v.document_id and c.version_id <> v.id and c.stale_at is null
  and c.updated_at >= v.served_at - interval '5 seconds' and c.updated_at > now() - interval '3 minutes')`

/** Documents that another version serves since not long ago, of all workspaces. Needs the system role. */
export function listChangedDocuments(tx: Tx, { withinMinutes }: { withinMinutes: number }): Promise<ChangedDocument[]> {
  const earliest = firstIdOf(Date.now() - (withinMinutes + longestWaitMinutes) * 60_000)
  return rows<ChangedDocument>(
    tx,
    sql`select d.workspace_id as "workspaceId", d.owner_id as "ownerId", d.id as "documentId", v.id as "versionId"
      from documents d join document_versions v on v.id = d.current_version_id
      where d.deleted_at is null and v.number > 1 and v.served_at > now() - make_interval(mins => ${withinMinutes}::int)
        and (exists (select 1 from requests r where r.workspace_id = d.workspace_id and r.id >= ${earliest}::uuid and r.status = 'done' and r.stale_at is null and r.finished_at >= v.served_at - interval '5 seconds' and r.finished_at > now() - interval '3 minutes')
          or ${hasLateCells})`,
  )
}

type SignedAnswer = { workspaceId: string; authorId: string; requestId: string }

/** What was signed just now, in all workspaces. Needs the system role. */
export function listJustSigned(tx: Tx): Promise<SignedAnswer[]> {
  return rows<SignedAnswer>(
    tx,
    sql`select r.workspace_id as "workspaceId", r.actor_id as "authorId", r.id as "requestId" from review_items i join requests r on r.id = i.request_id
      where i.state = 'decided' and i.decision in ('approve', 'edit') and i.decided_at > now() - interval '3 minutes' and r.status = 'done' and r.stale_at is null`,
  )
}

/** The documents behind an answer that another version serves by now. */
export function listChangedBehind(tx: Tx, { requestId }: { requestId: string }): Promise<ChangedDocument[]> {
  return rows<ChangedDocument>(
    tx,
    sql`select distinct d.workspace_id as "workspaceId", d.owner_id as "ownerId", d.id as "documentId", d.current_version_id as "versionId"
      from request_sources s join documents d on d.id = s.document_id
      where s.request_id = ${requestId} and d.deleted_at is null and d.current_version_id <> s.version_id`,
  )
}

/** Whether an answer on an earlier version was delivered at or after the moment in which this one began to serve. */
export async function hasLateAnswers(tx: Tx, { documentId, versionId }: { documentId: string; versionId: string }): Promise<boolean> {
  const [late] = await rows(
    tx,
    sql`select 1 as ok from document_versions v where v.id = ${versionId} and v.document_id = ${documentId} and (${hasLateCells} or exists (select 1 from document_versions earlier
        join request_sources s on s.version_id = earlier.id join requests r on r.id = s.request_id
        where earlier.document_id = v.document_id and earlier.id <> v.id and r.status = 'done' and r.stale_at is null
          and r.finished_at >= v.served_at - interval '5 seconds' and r.finished_at > now() - interval '3 minutes'))`,
  )
  return late !== undefined
}

/** Ids rise with time, so that a bound on them is one on their creation, with an index. */
function firstIdOf(timeMs: number): string {
  const hex = Math.max(0, timeMs).toString(16).padStart(12, "0")
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7000-8000-000000000000`
}
