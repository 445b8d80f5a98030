import { applyOps } from "./apply-ops"
import { attemptOf } from "./build-call"
import type { Engine } from "./engine-state"
import { finishRun } from "./finish-run"
import type { Answer } from "./read-answer"
import { dueInMs } from "./store/due-columns"
import type { RunOutcome } from "./store/end-run"
import { lockRun } from "./store/lock-run"
import { postponeJob, takeAnsweredJob } from "./store/release-job"
import { transact } from "./transact"
import type { ClaimedJob, Due, RegisteredFunction, Unit } from "./types"

/** Records what the SDK answered, unless the lease it was given has passed to somebody else meanwhile. */
export async function applyAnswer(engine: Engine, input: { job: ClaimedJob; answer: Answer }): Promise<void> {
  const { job, answer } = input
  if (answer.kind === "completed") return end(engine, { job, outcome: { status: "completed", data: answer.data } })
  if (answer.kind === "failed") return end(engine, { job, outcome: { status: "failed", error: answer.error } })
  if (answer.kind === "steps") {
    const next = nextAttempt(engine, { job, due: answer.due })
    return transact(engine, (unit) => applyOps(unit, { job, answer, next }))
  }
  const next = nextAttempt(engine, { job, due: answer.due })
  if (answer.isFree) return postpone(engine, { job, attempt: job.attempt, due: next?.due ?? { afterMs: engine.options.backoffMs(0) } })
  if (!next) return end(engine, { job, outcome: { status: "failed", error: answer.error } })
  return postpone(engine, { job, ...next })
}

/** The attempt after this one and when it is due; null when there is none left. */
function nextAttempt(engine: Engine, input: { job: ClaimedJob; due: Due | null }): { attempt: number; due: Due } | null {
  const definition: RegisteredFunction | undefined = engine.functions.get(input.job.functionId)
  if (!definition) return { attempt: input.job.attempt, due: { afterMs: engine.options.backoffMs(0) } }
  const attempt = attemptOf(input.job, definition)
  if (attempt + 1 >= definition.maxAttempts) return null
  return { attempt: attempt + 1, due: input.due ?? { afterMs: engine.options.backoffMs(attempt) } }
}

function postpone(engine: Engine, input: { job: ClaimedJob; attempt: number; due: Due }): Promise<void> {
  return transact(engine, async ({ tx, effects }: Unit) => {
    await postponeJob(tx, input)
    effects.soonestDueMs = dueInMs(input.due)
  })
}

function end(engine: Engine, input: { job: ClaimedJob; outcome: RunOutcome }): Promise<void> {
  return transact(engine, async (unit) => {
    const run = await lockRun(unit.tx, input.job.runId)
    if (!run || !(await takeAnsweredJob(unit.tx, input.job))) return
    await finishRun(unit, { run, outcome: input.outcome })
  })
}
