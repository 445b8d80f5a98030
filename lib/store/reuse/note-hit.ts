import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Counts a hit; where somebody else counts one at this moment, theirs is enough. */
export async function noteHit(tx: Tx, id: string): Promise<void> {
  await rows(
    tx,
    sql`update response_cache set hits = hits + 1, last_hit_at = clock_timestamp() where id in (select id from response_cache where id = ${id} for update skip locked) returning 1 as ok`,
  )
}
