import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { staleCauses } from "@/drizzle/schema"

export type NewStaleCause = Omit<typeof staleCauses.$inferInsert, "id" | "createdAt" | "workspaceId">

/** An answer that just became stale; `isSuspended`: the approval given on it does not hold any more. */
export type StaleAnswer = { id: string; workspaceId: string; actorId: string; promptKey: string; releaseId: string; isSuspended: boolean; /** Asked for by the product, as the cells of a grid are. */ isPipeline: boolean }

const rowsPerInsert = 500

/** Marks delivered answers as stale, suspends their approvals and keeps why. Those that are stale already are left as they are. */
export async function markStale(tx: Tx, { workspaceId, causes }: { workspaceId: string; causes: NewStaleCause[] }): Promise<StaleAnswer[]> {
  const ids = JSON.stringify([...new Set(causes.map((cause) => cause.requestId))])
  const marked = await rows<StaleAnswer>(
    tx,
    sql`with before as (select id, approval from requests where stale_at is null and status = 'done' and id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb)) for update)
      update requests r set stale_at = now(), approval = case when r.approval = 'approved' then 'suspended' else r.approval end
      from before where r.id = before.id
      returning r.id, r.workspace_id as "workspaceId", r.actor_id as "actorId", r.prompt_key as "promptKey", r.release_id as "releaseId", before.approval = 'approved' as "isSuspended", r.origin = 'pipeline' as "isPipeline"`,
  )
  const isMarked = new Set(marked.map((answer) => answer.id))
  const kept = causes.filter((cause) => isMarked.has(cause.requestId)).map((cause) => ({ ...cause, workspaceId }))
  for (let at = 0; at < kept.length; at += rowsPerInsert) await tx.insert(staleCauses).values(kept.slice(at, at + rowsPerInsert))
  return marked
}
