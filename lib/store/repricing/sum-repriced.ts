import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type RepricedSum = { provider: string; model: string; /** UTC day of the calls, by which their price was chosen. */ day: string; calls: number; oldNanoUsd: string; newNanoUsd: string; lastId: string }

/** Old and new sums of the next repriced calls after an id, by model and day of price. */
export function sumRepriced(tx: Tx, { repricingId, after, limit }: { repricingId: string; after: string | null; limit: number }): Promise<RepricedSum[]> {
  return rows<RepricedSum>(
    tx,
    sql`with piece as (
      select call_id, cost_nano_usd from repriced_calls where repricing_id = ${repricingId} and call_id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid) order by call_id limit ${limit}
    )
    select c.provider, c.model, to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::int as calls, sum(c.cost_nano_usd)::text as "oldNanoUsd", sum(p.cost_nano_usd)::text as "newNanoUsd",
      (select call_id from piece order by call_id desc limit 1)::text as "lastId"
    from piece p join calls c on c.id = p.call_id group by 1, 2, 3`,
  )
}
