import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** At most 200 holds past their time that no live request still needs. */
export async function listExpiredReservations(tx: Tx): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select v.id from reservations v left join requests r on r.id = v.request_id
      where v.state = 'held' and v.expires_at < clock_timestamp() and (r.id is null or r.status not in ('pending', 'processing'))
      order by v.expires_at limit 200`,
  )
  return found.map((row) => row.id)
}
