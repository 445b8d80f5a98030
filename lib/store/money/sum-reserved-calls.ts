import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** What the calls of a reservation used, all token classes together. */
export async function sumReservedCalls(tx: Tx, reservationId: string): Promise<{ tokens: bigint; nanoUsd: bigint }> {
  const [sum] = await rows<{ tokens: string; nanoUsd: string }>(
    tx,
    sql`select coalesce(sum(input_tokens::bigint + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens), 0)::text as tokens,
      coalesce(sum(cost_nano_usd), 0)::text as "nanoUsd" from calls where reservation_id = ${reservationId}`,
  )
  return { tokens: BigInt(sum?.tokens ?? 0), nanoUsd: BigInt(sum?.nanoUsd ?? 0) }
}
