import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type Untold = { itemId: string; requestId: string; actorId: string }

/** Items whose authors have not been told, locked, author by author. */
export function lockUntold(tx: Tx, { recallId, limit }: { recallId: string; limit: number }): Promise<Untold[]> {
  return rows(
    tx,
    sql`select i.id as "itemId", i.request_id as "requestId", r.actor_id as "actorId" from recall_items i join requests r on r.id = i.request_id
      where i.recall_id = ${recallId} and i.kind in ('answer', 'running') and i.state in ('withdrawn', 'stopped') and i.notified_at is null
      order by r.actor_id, i.id limit ${limit}::int for update of i skip locked`,
  )
}

export async function markNotified(tx: Tx, itemIds: string[]): Promise<void> {
  await tx.execute(sql`update recall_items set notified_at = clock_timestamp() where id = any(${`{${itemIds.join(",")}}`}::text::uuid[])`)
}
