import { newUlid } from "./plan-run"
import { resolveStep } from "./resolve-step"
import { type RunOutcome, endRun, endedEventName } from "./store/end-run"
import type { EventBody, RunRow, Unit } from "./types"

/** Ends a locked run, hands its outcome to the run that invoked it, and tells whoever listens. */
export async function finishRun(unit: Unit, input: { run: RunRow; outcome: RunOutcome }): Promise<void> {
  const { run, outcome } = input
  const { isListened } = await endRun(unit.tx, { runId: run.id, outcome })
  const memo = outcome.status === "completed" ? { data: outcome.data ?? null } : { error: outcome.error }
  if (run.parentRunId && run.parentStepId) await resolveStep(unit, { runId: run.parentRunId, stepId: run.parentStepId, value: memo })
  const name = endedEventName[outcome.status]
  if (isListened || isInteresting(unit, name)) unit.effects.endedEvents.push(endedEvent(run, outcome))
}

function isInteresting(unit: Unit, name: string): boolean {
  for (const definition of unit.functions.values())
    if (definition.triggers.some((trigger) => trigger.event === name) || definition.cancellations.some((cancellation) => cancellation.event === name)) return true
  return false
}

function endedEvent(run: RunRow, outcome: RunOutcome): EventBody {
  const result = outcome.status === "completed" ? { result: outcome.data ?? null } : { error: outcome.error }
  return {
    id: newUlid(),
    name: endedEventName[outcome.status],
    ts: Date.now(),
    data: { function_id: run.functionId, run_id: run.id, ...result, event: run.event, events: [run.event] },
  }
}
