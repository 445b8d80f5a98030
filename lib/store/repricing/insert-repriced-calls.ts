import { sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"

export type RepricedBatch = { repricingId: string; calls: { id: string; costNanoUsd: bigint }[]; unpriced: number; oldNanoUsd: bigint; newNanoUsd: bigint }

/** New figures beside the old ones, and the sums with them; the ledger is not touched. */
export async function insertRepricedCalls(tx: Tx, { repricingId, calls, unpriced, oldNanoUsd, newNanoUsd }: RepricedBatch): Promise<void> {
  const figures = JSON.stringify(calls.map(({ id, costNanoUsd }) => ({ id, cost: String(costNanoUsd) })))
  await tx.execute(
    sql`insert into repriced_calls (workspace_id, repricing_id, call_id, cost_nano_usd)
      select r.workspace_id, r.id, f.id, f.cost::bigint from repricings r, jsonb_to_recordset(${figures}::jsonb) as f(id uuid, cost text) where r.id = ${repricingId}`,
  )
  await tx.execute(
    sql`update repricings set calls = calls + ${calls.length}::int, unpriced = unpriced + ${unpriced}::int, old_nano_usd = old_nano_usd + ${String(oldNanoUsd)}::bigint, new_nano_usd = new_nano_usd + ${String(newNanoUsd)}::bigint
      where id = ${repricingId}`,
  )
}
