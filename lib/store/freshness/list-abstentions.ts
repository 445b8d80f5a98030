import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type Abstention = { requestId: string; promptKey: string; releaseId: string; payload: Record<string, unknown> }

/**
 * The newest answers that say the documents hold none, asked of this document or of all of them by somebody who may read it.
 * A private document says nothing to those who may not.
 */
export function listAbstentions(tx: Tx, { documentId, limit }: { documentId: string; limit: number }): Promise<Abstention[]> {
  return rows<Abstention>(
    tx,
    sql`select r.id as "requestId", r.prompt_key as "promptKey", r.release_id as "releaseId", r.payload
      from requests r join documents d on d.id = ${documentId}
      where r.is_abstained and r.status = 'done' and r.stale_at is null and r.origin = 'user'
        and (r.document_ids = '{}' or r.document_ids @> array[d.id])
        and (d.visibility = 'workspace' or d.owner_id = r.actor_id or exists (select 1 from memberships m where m.user_id = r.actor_id and m.workspace_id = r.workspace_id and m.role = 'admin'))
      order by r.id desc limit ${limit}::int`,
  )
}
