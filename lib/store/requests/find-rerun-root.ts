import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** The first of a row of requests each of which asked the one before again. */
export async function findRerunRoot(tx: Tx, requestId: string): Promise<string> {
  const [root] = await rows<{ id: string }>(
    tx,
    sql`with recursive earlier as (
        select r.id, r.rerun_of_id from requests r where r.id = ${requestId}
        union select r.id, r.rerun_of_id from requests r join earlier e on r.id = e.rerun_of_id)
      select id from earlier where rerun_of_id is null`,
  )
  return root?.id ?? requestId
}
