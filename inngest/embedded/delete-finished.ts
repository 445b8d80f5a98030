import type { Engine } from "./engine-state"
import { deleteFinishedBatch } from "./store/delete-finished"
import { transact } from "./transact"

const batchSize = 500

/** Deletes events and finished runs older than so many days, a bounded batch at a time; returns how many went. */
export async function deleteFinished(engine: Engine, input: { olderThanDays: number }): Promise<{ runs: number; events: number }> {
  const total = { runs: 0, events: 0 }
  for (;;) {
    const deleted = await transact(engine, ({ tx }) => deleteFinishedBatch(tx, { ...input, limit: batchSize }))
    total.runs += deleted.runs
    total.events += deleted.events
    if (deleted.runs < batchSize && deleted.events < batchSize) return total
  }
}
