import { applyAnswer } from "./apply-answer"
import { buildCall } from "./build-call"
import { currentDispatch } from "./current-dispatch"
import { type Dispatch, type Engine, dispatchKey } from "./engine-state"
import { plainError } from "./plain-error"
import { type Answer, readAnswer } from "./read-answer"
import type { ClaimedJob } from "./types"

/** A call whose workers died this often in a row is given up, however many attempts its code has left. */
const mostLostLeases = 10

/** Makes one call to the SDK and records its answer. */
export function dispatch(engine: Engine, job: ClaimedJob): void {
  const opened: Dispatch = { job, abort: new AbortController() }
  const key = dispatchKey(job)
  engine.dispatches.set(key, opened)
  void currentDispatch
    .run(opened, () => runJob(engine, job))
    .finally(() => {
      engine.dispatches.delete(key)
      if (engine.hasBacklog || job.concurrencyKeys.length > 0) engine.wake()
    })
}

async function runJob(engine: Engine, job: ClaimedJob): Promise<void> {
  try {
    await applyAnswer(engine, { job, answer: await answerOf(engine, job) })
  } catch (error) {
    engine.options.log.error({ err: plainError(error), runId: job.runId, functionId: job.functionId }, "engine could not record an answer")
    // Left alone when this fails too: the lease is not extended any more and runs out.
    await applyAnswer(engine, { job, answer: brokenOff(error) }).catch(() => {})
  }
}

async function answerOf(engine: Engine, job: ClaimedJob): Promise<Answer> {
  if (job.lostCount > mostLostLeases) {
    const message = `the process that ran it died ${mostLostLeases} times in a row`
    return { kind: "failed", error: { name: "WorkerLostError", message } }
  }
  const definition = engine.functions.get(job.functionId)
  if (!definition || !engine.handler) return { kind: "retry", error: { name: "Error", message: "function not registered" }, due: null, isFree: true }
  return readAnswer(await engine.handler(buildCall(job, definition)))
}

function brokenOff(error: unknown): Answer {
  return { kind: "retry", error: { name: "EngineError", message: plainError(error).message }, due: null, isFree: false }
}
