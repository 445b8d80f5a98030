import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/**
 * Which of those who wait for a request's answer may have it at this moment: members of the workspace who may read every
 * document it rests on and every one that was chosen for it. A document out of the transaction's own sight is nobody's.
 */
export async function listEntitled(tx: Tx, leaderId: string): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    tx,
    sql`with evidence as (
      select s.document_id as id from request_sources s where s.request_id = ${leaderId}
      union select unnest(l.document_ids) from requests l where l.id = ${leaderId}
    )
    select f.id from requests f
    join memberships m on m.user_id = f.actor_id and m.workspace_id = f.workspace_id
    join users u on u.id = f.actor_id and u.disabled_at is null
    where f.leader_id = ${leaderId} and not exists (
      select 1 from evidence e left join documents d on d.id = e.id
      where d.id is null or not (d.visibility = 'workspace' or d.owner_id = f.actor_id or m.role = 'admin'))`,
  )
  return new Set(found.map((row) => row.id))
}
