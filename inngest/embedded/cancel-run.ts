import { finishRun } from "./finish-run"
import { lockRun } from "./store/lock-run"
import type { Unit } from "./types"

/** Ends a live run as cancelled; its open calls are aborted once this has committed. */
export async function cancelRun(unit: Unit, input: { runId: string; reason: string }): Promise<void> {
  const run = await lockRun(unit.tx, input.runId)
  if (!run) return
  unit.effects.cancelledRunIds.push(run.id)
  await finishRun(unit, { run, outcome: { status: "cancelled", error: { name: "Error", message: `function cancelled: ${input.reason}` } } })
}
