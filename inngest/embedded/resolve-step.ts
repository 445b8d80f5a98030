import { deleteStepJob } from "./store/delete-step-job"
import { insertDiscovery } from "./store/insert-discovery"
import { lockRun } from "./store/lock-run"
import { saveSteps } from "./store/save-steps"
import type { Unit } from "./types"

/** Gives a waiting step its value from outside: a timer, an event, an invoked run. Once: whoever comes second finds it gone. */
export async function resolveStep(unit: Unit, input: { runId: string; stepId: string; value: unknown }): Promise<void> {
  // Two completions at once would each see the other one pending and ask for no call, so the run row is locked first.
  const run = await lockRun(unit.tx, input.runId)
  if (!run) return
  const job = await deleteStepJob(unit.tx, { runId: run.id, stepId: input.stepId })
  if (!job) return
  await saveSteps(unit.tx, { runId: run.id, steps: [{ id: input.stepId, op: job.kind, name: job.options.name ?? null, value: input.value }] })
  const always = run.protocolVersion === 1 || job.options.parallelMode === "race"
  if (await insertDiscovery(unit.tx, { runId: run.id, always })) unit.effects.dueCount += 1
}
