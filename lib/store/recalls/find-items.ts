import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { RecallRecord } from "./get-recall"
import { isAnswer, isRunning, restingOn } from "./resting-on"

/** Notes the next things that rest on what is recalled and are not noted yet. Returns how many. */
export async function insertFoundItems(tx: Tx, recall: RecallRecord, limit: number): Promise<number> {
  const recalledAt = sql`(select q.created_at from recalls q where q.id = ${recall.id})`
  const found = await rows(
    tx,
    sql`with recursive ${restingOn(recall.selector, recalledAt)}, hits as (
        select 'approval' as kind, coalesce((select i.id from review_items i where i.request_id = r.id order by i.created_at desc limit 1), r.id) as subject, r.id as request
          from found r where r.approval = 'approved'
        union all select 'cache_entry', e.id, e.request_id from response_cache e where e.ended_at is null and e.request_id in (select x.id from resting x)
        union all select distinct 'export', f.id, null::uuid from exported_files f cross join unnest(f.request_ids) q(id) where q.id in (select x.id from resting x)
        union all select 'running', r.id, r.id from found r where ${isRunning}
        union all select 'answer', r.id, r.id from found r where ${isAnswer} and not (r.status = 'cancelled' and r.withdrawn_at is not null))
      insert into recall_items (id, workspace_id, recall_id, kind, subject_id, request_id)
      select gen_random_uuid(), ${recall.workspaceId}, ${recall.id}, h.kind, h.subject, h.request from hits h
      where (h.kind, h.subject) not in (select i.kind, i.subject_id from recall_items i where i.recall_id = ${recall.id})
      limit ${limit}::int on conflict do nothing returning 1 as ok`,
  )
  return found.length
}
