import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type NewFigure = { id: string; costNanoUsd: bigint }

/** New figures beside the old ones; the ledger is not touched. Answers with the ids of those that had none yet. */
export async function insertRepricedCalls(tx: Tx, { repricingId, figures }: { repricingId: string; figures: NewFigure[] }): Promise<string[]> {
  const values = JSON.stringify(figures.map(({ id, costNanoUsd }) => ({ id, cost: String(costNanoUsd) })))
  const inserted = await rows<{ id: string }>(
    tx,
    sql`insert into repriced_calls (workspace_id, repricing_id, call_id, cost_nano_usd)
      select r.workspace_id, r.id, f.id, f.cost::bigint from repricings r, jsonb_to_recordset(${values}::jsonb) as f(id uuid, cost text) where r.id = ${repricingId}
      on conflict do nothing returning call_id as id`,
  )
  return inserted.map(({ id }) => id)
}

export type RepricedSums = { calls: number; unpriced: number; oldNanoUsd: bigint; newNanoUsd: bigint }

export async function addToRepricing(tx: Tx, repricingId: string, { calls, unpriced, oldNanoUsd, newNanoUsd }: RepricedSums): Promise<void> {
  await tx.execute(
    sql`update repricings set calls = calls + ${calls}::int, unpriced = unpriced + ${unpriced}::int, old_nano_usd = old_nano_usd + ${String(oldNanoUsd)}::bigint, new_nano_usd = new_nano_usd + ${String(newNanoUsd)}::bigint
      where id = ${repricingId}`,
  )
}
