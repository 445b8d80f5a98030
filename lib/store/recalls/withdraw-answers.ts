import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { RecallRecord } from "./get-recall"

/** An array, and not a relation: without statistics a join of two unknown sizes may read every request for each id. Its members are ids already: a text would be read anew for each row. */
const arrayOf = (ids: string[]) => sql`array[${sql.join(ids.map((id) => sql`${id}::uuid`), sql`, `)}]::uuid[]`

/** The next answers that were found and not withdrawn yet, their items locked; others that look at once get others. */
export async function lockFoundAnswers(tx: Tx, { recallId, limit }: { recallId: string; limit: number }): Promise<string[]> {
  const found = await rows<{ requestId: string }>(
    tx,
    sql`select i.request_id as "requestId" from recall_items i where i.recall_id = ${recallId} and i.kind = 'answer' and i.state = 'found' order by i.id limit ${limit}::int for update skip locked`,
  )
  return found.map(({ requestId }) => requestId)
}

/** Takes answers back with their parts: no text, frame, cache entry or signature of theirs stands any more. Returns those that were not withdrawn before. */
export async function withdrawAnswers(tx: Tx, { recall, requestIds }: { recall: RecallRecord; requestIds: string[] }): Promise<string[]> {
  const parts = await rows<{ id: string }>(tx, sql`select p.id from requests p where p.parent_id = any(${arrayOf(requestIds)})`)
  const ids = arrayOf([...requestIds, ...parts.map(({ id }) => id)])
  const withdrawn = await rows<{ id: string }>(
    tx,
    sql`update requests set withdrawn_at = clock_timestamp(), withdrawn_reason = ${recall.reason}, approval = case when approval = 'approved' then 'suspended' else approval end
      where id = any(${ids}) and withdrawn_at is null returning id`,
  )
  await tx.execute(sql`delete from stream_frames where request_id = any(${ids})`)
  await tx.execute(sql`update response_cache set ended_at = clock_timestamp(), end_reason = 'recalled' where ended_at is null and request_id = any(${ids})`)
  return withdrawn.map(({ id }) => id)
}

export async function markWithdrawn(tx: Tx, { recallId, requestIds }: { recallId: string; requestIds: string[] }): Promise<void> {
  await tx.execute(sql`update recall_items set state = 'withdrawn' where recall_id = ${recallId} and kind = 'answer' and state = 'found' and request_id = any(${arrayOf(requestIds)})`)
}

/** Cache entries and signatures of what is withdrawn end with it; nobody has to follow them. */
export async function settleDependents(tx: Tx, { recallId, cacheNote, approvalNote }: { recallId: string; cacheNote: string; approvalNote: string }): Promise<void> {
  await tx.execute(sql`update response_cache set ended_at = clock_timestamp(), end_reason = 'recalled'
    where ended_at is null and id in (select i.subject_id from recall_items i where i.recall_id = ${recallId} and i.kind = 'cache_entry' and i.state = 'found')`)
  await tx.execute(sql`update recall_items i set state = 'settled', settled_at = clock_timestamp(), note = case i.kind when 'cache_entry' then ${cacheNote} else ${approvalNote} end
    from requests r where i.recall_id = ${recallId} and i.kind in ('cache_entry', 'approval') and i.state = 'found' and r.id = i.request_id and r.withdrawn_at is not null`)
}

/** What was running when it was found, and is not stopped yet. */
export function listFoundRunning(tx: Tx, { recallId }: { recallId: string }): Promise<{ itemId: string; requestId: string }[]> {
  return rows(tx, sql`select i.id as "itemId", i.request_id as "requestId" from recall_items i where i.recall_id = ${recallId} and i.kind = 'running' and i.state = 'found' order by i.id`)
}

/** Whatever a stopped request had shown is taken back too. False when it was done already. */
export async function markStopped(tx: Tx, { itemId, requestId, reason }: { itemId: string; requestId: string; reason: string }): Promise<boolean> {
  const changed = await rows(tx, sql`update recall_items set state = 'stopped' where id = ${itemId} and state = 'found' returning 1 as ok`)
  await tx.execute(sql`update requests set withdrawn_at = clock_timestamp(), withdrawn_reason = ${reason} where id = ${requestId} and withdrawn_at is null`)
  return changed.length > 0
}
