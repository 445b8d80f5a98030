import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { EngineStats } from "../types"

export async function readStats(tx: Tx): Promise<EngineStats> {
  const [stats] = await rows<EngineStats>(
    tx,
    sql`
    select (select count(*) from engine_jobs where state = 'ready')::int as queued,
      (select count(*) from engine_jobs where state = 'leased')::int as running,
      (select count(*) from engine_jobs where state = 'waiting' and kind <> 'cancel')::int as waiting,
      coalesce((select extract(epoch from clock_timestamp() - min(due_at)) * 1000 from engine_jobs where state = 'ready'), 0)::double precision as "oldestDueAgeMs"`,
  )
  return stats ?? { queued: 0, running: 0, waiting: 0, oldestDueAgeMs: 0 }
}
