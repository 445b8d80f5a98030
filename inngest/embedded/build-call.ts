import { randomUUID } from "node:crypto"
import { dispatchKey } from "./engine-state"
import type { ClaimedJob, RegisteredFunction } from "./types"

/** Where the SDK believes it is served; no request leaves the process. */
export const handlerUrl = "http://embedded.invalid/api/inngest"

/** The request that Inngest's server would send for this job. */
export function buildCall(job: ClaimedJob, definition: RegisteredFunction): Request {
  const url = new URL(handlerUrl)
  url.searchParams.set("fnId", job.functionId)
  url.searchParams.set("stepId", job.stepId ?? "step")
  const headers = {
    // The SDK's adapter builds its URL from this header even though the request has an absolute one.
    host: url.host,
    "content-type": "application/json",
    "x-inngest-req-version": String(job.protocolVersion),
    "x-request-id": randomUUID(),
    "x-run-id": job.runId,
    "x-inngest-job-id": job.id,
  }
  return new Request(url, { method: "POST", headers, body: JSON.stringify(callBody(job, definition)) })
}

function callBody(job: ClaimedJob, definition: RegisteredFunction) {
  return {
    version: job.protocolVersion,
    use_api: false,
    event: job.event,
    events: [job.event],
    steps: Object.fromEntries(job.steps.map((step) => [step.id, step.value])),
    defers: {},
    ctx: {
      run_id: job.runId,
      fn_id: job.functionId,
      env: "",
      step_id: "step",
      attempt: attemptOf(job, definition),
      max_attempts: definition.maxAttempts,
      qi_id: dispatchKey(job),
      use_api: false,
      // With anything else pending, the SDK would run a pending step a second time.
      disable_immediate_execution: job.hasPending,
      stack: { stack: job.steps.map((step) => step.id), current: job.steps.length },
    },
  }
}

/** Workers that died can use up more attempts than there are, and the SDK must see the last one as the last. */
export function attemptOf(job: ClaimedJob, definition: RegisteredFunction): number {
  return Math.min(job.attempt, definition.maxAttempts - 1)
}
