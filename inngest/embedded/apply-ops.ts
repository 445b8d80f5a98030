import { noteDue } from "./claim-jobs"
import { createRuns } from "./create-runs"
import { finishRun } from "./finish-run"
import { newUlid, planRun } from "./plan-run"
import { planSteps } from "./plan-steps"
import type { Answer } from "./read-answer"
import { dueInMs } from "./store/due-columns"
import { insertDiscovery } from "./store/insert-discovery"
import { insertJobs, type StepJob } from "./store/insert-jobs"
import { insertRetry } from "./store/insert-retry"
import { lockRun } from "./store/lock-run"
import { takeAnsweredJob } from "./store/release-job"
import { saveSteps } from "./store/save-steps"
import { setProtocolVersion } from "./store/set-protocol-version"
import type { ClaimedJob, Due, RunRow, Unit } from "./types"

type StepsAnswer = Extract<Answer, { kind: "steps" }>

/** Takes in the operations of one answer: memoises what is finished, queues what is planned, asks for the next call or ends the run. */
export async function applyOps(unit: Unit, input: { job: ClaimedJob; answer: StepsAnswer; next: { attempt: number; due: Due } | null }): Promise<void> {
  const { job, answer, next } = input
  const run = await lockRun(unit.tx, job.runId)
  const taken = run && (await takeAnsweredJob(unit.tx, job))
  if (!run || !taken) return
  const plan = planSteps(answer.ops, { functions: unit.functions, event: run.event, canRetry: next !== null })
  if (plan.failure) return finishRun(unit, { run, outcome: { status: "failed", error: plan.failure } })
  if (plan.finished.length > 0) await saveSteps(unit.tx, { runId: run.id, steps: plan.finished })
  if (plan.completed) return finishRun(unit, { run, outcome: { status: "completed", data: plan.completed.data } })
  if (run.protocolVersion !== answer.protocolVersion) await setProtocolVersion(unit.tx, { runId: run.id, protocolVersion: answer.protocolVersion })
  if (plan.jobs.length > 0) await queue(unit, { run, jobs: plan.jobs })
  if (plan.isRetried && next) {
    await insertRetry(unit.tx, { job, ...next })
    noteDue(unit.effects, dueInMs(next.due))
    return
  }
  const isRace = answer.protocolVersion === 1 || job.options.parallelMode === "race"
  const always = taken.isRepeated || plan.isCalledAgain || (plan.finished.length > 0 && isRace)
  if (await insertDiscovery(unit.tx, { runId: run.id, always })) unit.effects.dueCount += 1
}

async function queue(unit: Unit, input: { run: RunRow; jobs: StepJob[] }): Promise<void> {
  const { run, jobs } = input
  const inserted = await insertJobs(unit.tx, { runId: run.id, jobs })
  for (const job of jobs) {
    if (!inserted.has(job.stepId)) continue
    if (job.kind === "step") unit.effects.dueCount += 1
    else noteDue(unit.effects, dueInMs(job.due))
    if (job.kind === "invoke") await invoke(unit, { run, job })
  }
}

async function invoke(unit: Unit, input: { run: RunRow; job: StepJob }): Promise<void> {
  const { run, job } = input
  const definition = unit.functions.get(String(job.options.function_id))
  if (!definition) return
  const payload = (job.options.payload ?? {}) as { data?: Record<string, unknown>; user?: unknown; v?: string }
  const event = {
    id: newUlid(),
    name: "inngest/function.invoked",
    ts: Date.now(),
    user: payload.user ?? {},
    ...(payload.v ? { v: payload.v } : {}),
    data: { ...payload.data, _inngest: { fn_id: definition.id, correlation_id: `${run.id}.${job.stepId}` } },
  }
  await createRuns(unit, [planRun(definition, { event, parent: { runId: run.id, stepId: job.stepId } })])
}
