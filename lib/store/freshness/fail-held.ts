import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type FailedDraft = { id: string; workspaceId: string; actorId: string; currentAttempt: number; claimedBy: string | null; itemId: string | null }

/** Ends what waits for a reviewer and rests on a document that is being deleted; the drafts go with it. */
export async function failHeldOn(tx: Tx, { documentId, code, message }: { documentId: string; code: string; message: string }): Promise<FailedDraft[]> {
  const failed = await rows<FailedDraft>(
    tx,
    sql`update requests r set status = 'failed', is_held = false, error_code = ${code}, error_message = ${message}, finished_at = now()
      from requests before left join review_items i on i.request_id = before.id and i.state <> 'decided'
      where r.id = before.id and r.status = 'in_review' and (r.document_ids @> array[${documentId}]::uuid[]
        or exists (select 1 from request_sources s where s.request_id = r.id and s.document_id = ${documentId}))
      returning r.id, r.workspace_id as "workspaceId", r.actor_id as "actorId", r.current_attempt as "currentAttempt", i.claimed_by as "claimedBy", i.id as "itemId"`,
  )
  const ids = JSON.stringify(failed.map(({ id }) => id))
  await tx.execute(sql`update request_attempts set draft_text = null, draft_output = null where request_id in (select value::uuid from jsonb_array_elements_text(${ids}::text::jsonb))`)
  return failed
}
