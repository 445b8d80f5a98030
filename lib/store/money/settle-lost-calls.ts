import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Rows left open by a worker that died: counted at their bound and marked estimated. Returns how many. */
export async function settleLostCalls(tx: Tx, where: { reservationId: string } | { requestId: string; beforeAttempt: number }): Promise<number> {
  const condition = "reservationId" in where ? sql`reservation_id = ${where.reservationId}` : sql`request_id = ${where.requestId} and attempt < ${where.beforeAttempt}`
  const lost = await rows(
    tx,
    sql`update calls set status = 'estimated', is_estimated = true, input_tokens = estimated_input_tokens, output_tokens = max_output_tokens,
        cost_nano_usd = bound_nano_usd, error_code = 'lost', ended_at = clock_timestamp()
      where status = 'open' and ${condition} returning 1 as ok`,
  )
  return lost.length
}
