import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

type Which = { recallId: string; /** Null for all of them. */ itemIds: string[] | null }

const among = ({ recallId, itemIds }: Which) =>
  sql`i.recall_id = ${recallId} ${itemIds === null ? sql`` : sql`and i.id = any(${`{${itemIds.join(",")}}`}::text::uuid[])`}`

/** Ends the follow-up of items that are not being worked on. Returns how many. */
export async function settleItems(tx: Tx, { userId, note, ...which }: Which & { userId: string; note: string | null }): Promise<number> {
  const settled = await rows(
    tx,
    sql`update recall_items i set state = 'settled', settled_by = ${userId}, settled_at = clock_timestamp(), note = coalesce(${note}::text, i.note)
      where ${among(which)} and (i.state in ('withdrawn', 'stopped', 'asked_again') or (i.state = 'found' and i.kind = 'export')) returning 1 as ok`,
  )
  return settled.length
}

/** `earlierReplacementId`: a repeat that came to nothing. */
export type AskableItem = { itemId: string; requestId: string; authorId: string; promptKey: string; earlierReplacementId: string | null }

/** Items whose request can be asked again. */
export async function listAskable(tx: Tx, { ownerId, limit, after, ...which }: Which & { ownerId: string | null; limit: number; after: string | null }): Promise<AskableItem[]> {
  return rows(
    tx,
    sql`select i.id as "itemId", i.request_id as "requestId", r.actor_id as "authorId", r.prompt_key as "promptKey", i.replacement_id as "earlierReplacementId" from recall_items i
      cross join lateral (select q.actor_id, q.prompt_key from requests q where q.id = i.request_id limit 1) r
      where ${among(which)} and i.kind in ('answer', 'running') and i.state in ('withdrawn', 'stopped')
        ${ownerId ? sql`and r.actor_id = ${ownerId}` : sql``} ${after ? sql`and i.id > ${after}` : sql``}
      order by i.id limit ${limit}::int`,
  )
}

/** Without a replacement where it is a cell of a grid. False when somebody else was faster. */
export async function markAskedAgain(tx: Tx, { itemId, replacementId }: { itemId: string; replacementId: string | null }): Promise<boolean> {
  const changed = await rows(tx, sql`update recall_items set state = 'asked_again', replacement_id = ${replacementId}, note = null where id = ${itemId} and state in ('withdrawn', 'stopped') returning 1 as ok`)
  return changed.length > 0
}

/** Why an item could not be asked again; it stays where it is. */
export async function noteItem(tx: Tx, { itemId, note }: { itemId: string; note: string }): Promise<void> {
  await tx.execute(sql`update recall_items set note = ${note} where id = ${itemId} and state in ('withdrawn', 'stopped')`)
}

/** Settles items whose repeat was answered, and opens those again whose repeat came to nothing. Returns how many were settled. */
export async function followReplacements(tx: Tx, { recallId, answeredNote, failedNote }: { recallId: string; answeredNote: string; failedNote: string }): Promise<number> {
  const settled = await rows(
    tx,
    sql`update recall_items i set state = 'settled', settled_at = clock_timestamp(), note = ${answeredNote} from requests r
      where i.recall_id = ${recallId} and i.state = 'asked_again' and r.id = i.replacement_id and r.status = 'done' and r.withdrawn_at is null returning 1 as ok`,
  )
  await tx.execute(sql`update recall_items i set state = 'withdrawn', note = ${failedNote} from requests r
    where i.recall_id = ${recallId} and i.state = 'asked_again' and r.id = i.replacement_id and r.status in ('failed', 'cancelled', 'rejected')`)
  return settled.length
}

/** Closes a recall of which nothing is left to follow; false while something is, or when it is closed. */
export async function closeIfSettled(tx: Tx, { recallId, userId }: { recallId: string; userId: string | null }): Promise<boolean> {
  const closed = await rows(
    tx,
    sql`update recalls q set state = 'closed', closed_at = clock_timestamp(), closed_by = ${userId}
      where q.id = ${recallId} and q.state = 'open' and not exists (select 1 from recall_items i where i.recall_id = q.id and i.state <> 'settled') returning 1 as ok`,
  )
  return closed.length > 0
}
