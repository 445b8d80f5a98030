import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** What the calls of a reservation used, all token classes together; found by what the reservation is for, which the ledger has an index of. */
export async function sumReservedCalls(tx: Tx, reservationId: string): Promise<{ tokens: bigint; nanoUsd: bigint }> {
  const [sum] = await rows<{ tokens: string; nanoUsd: string }>(
    tx,
    sql`select coalesce(sum(c.input_tokens::bigint + c.cache_read_tokens + c.cache_write_5m_tokens + c.cache_write_1h_tokens + c.output_tokens), 0)::text as tokens,
      coalesce(sum(c.cost_nano_usd), 0)::text as "nanoUsd"
    from reservations v cross join lateral (
      select c.* from calls c where c.request_id = v.request_id and c.reservation_id = v.id
      union all
      select c.* from calls c where v.request_id is null and c.version_id = v.version_id and c.reservation_id = v.id
      union all
      select c.* from calls c
      where v.request_id is null and v.version_id is null and c.workspace_id = v.workspace_id and c.day >= (v.created_at - interval '1 day')::date and c.reservation_id = v.id
    ) c where v.id = ${reservationId}`,
  )
  return { tokens: BigInt(sum?.tokens ?? 0), nanoUsd: BigInt(sum?.nanoUsd ?? 0) }
}
