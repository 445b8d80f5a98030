import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type CooledQuestion = {
  workspaceId: string
  promptKey: string
  payload: Record<string, unknown>
  documentIds: string[]
  /** The newest entry that its evidence ended. */
  entryId: string
  /** Who asked it last. */
  userId: string
  askings: number
}

/**
 * Questions asked often of late whose answers may not be given again because their evidence changed, and that nobody has
 * had answered since; the most frequent first, in workspaces that have a budget for warming.
 */
export function listCooledQuestions(tx: Tx, input: { days: number; minimumAskings: number; limit: number }): Promise<CooledQuestion[]> {
  return rows<CooledQuestion>(
    tx,
    sql`with asked as (
        select r.workspace_id, r.prompt_key, r.payload_hash, r.document_ids, count(*)::int as askings, (array_agg(r.id order by r.id desc))[1] as last_id
        from requests r
        where r.origin = 'user' and r.status = 'done' and r.created_at > clock_timestamp() - make_interval(days => ${input.days}::int)
          and exists (select 1 from budgets b where b.workspace_id = r.workspace_id and b.scope = 'purpose' and b.subject = 'warming')
        group by r.workspace_id, r.prompt_key, r.payload_hash, r.document_ids
        having count(*) >= ${input.minimumAskings}::int
      )
      select a.workspace_id as "workspaceId", a.prompt_key as "promptKey", l.payload, to_jsonb(a.document_ids) as "documentIds", ended.id as "entryId", l.actor_id as "userId", a.askings
      from asked a
      join requests l on l.id = a.last_id
      cross join lateral (
        select e.id, e.ended_at from response_cache e join requests o on o.id = e.request_id
        where e.workspace_id = a.workspace_id and e.prompt_key = a.prompt_key and e.payload_hash = a.payload_hash and e.end_reason = 'evidence_changed'
          and e.ended_at > clock_timestamp() - make_interval(days => ${input.days}::int) and o.document_ids = a.document_ids
        order by e.ended_at desc limit 1
      ) ended
      where not exists (
          select 1 from response_cache e join requests o on o.id = e.request_id
          where e.workspace_id = a.workspace_id and e.prompt_key = a.prompt_key and e.payload_hash = a.payload_hash and e.ended_at is null and e.created_at > ended.ended_at and o.document_ids = a.document_ids)
        and not exists (select 1 from unnest(a.document_ids) wanted where not exists (select 1 from documents d where d.id = wanted and d.deleted_at is null))
      order by a.askings desc, a.last_id desc limit ${input.limit}::int`,
  )
}
