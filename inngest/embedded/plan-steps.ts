import { indexMatch } from "./match-index"
import { parseDue } from "./moment"
import { type Op, toStepError } from "./read-answer"
import type { StepJob } from "./store/insert-jobs"
import type { FinishedStep } from "./store/save-steps"
import type { EventBody, RegisteredFunction, StepError } from "./types"

export type StepsPlan = {
  finished: FinishedStep[]
  jobs: StepJob[]
  completed: { data: unknown } | null
  failure: StepError | null
  /** A step has failed and has attempts left: the whole call is made again. */
  isRetried: boolean
  isCalledAgain: boolean
}

type PlanContext = { functions: ReadonlyMap<string, RegisteredFunction>; event: EventBody; canRetry: boolean }

const now = { afterMs: 0 }
const longestInvoke = { afterMs: 365 * 86_400_000 }

/** What each operation of an answer asks for. One that is not implemented, or makes no sense, fails the run and says which. */
export function planSteps(ops: Op[], context: PlanContext): StepsPlan {
  const plan: StepsPlan = { finished: [], jobs: [], completed: null, failure: null, isRetried: false, isCalledAgain: false }
  for (const op of ops) {
    try {
      planStep(plan, op, context)
    } catch (error) {
      plan.failure = { name: "InvalidStepError", message: `step "${nameOf(op)}": ${error instanceof Error ? error.message : String(error)}` }
    }
  }
  return plan
}

function planStep(plan: StepsPlan, op: Op, context: PlanContext): void {
  const options = op.opts ?? {}
  const job = { stepId: op.id, options: { ...options, name: nameOf(op) } }
  const finish = (value: unknown) => plan.finished.push({ id: op.id, op: op.op, name: nameOf(op), value })
  switch (op.op) {
    case "Step":
    case "StepRun":
      return void finish({ data: op.data ?? null })
    case "StepError":
      if (context.canRetry) plan.isRetried = true
      else finish({ error: toStepError(op.error) })
      return
    case "StepFailed":
      return void finish({ error: toStepError(op.error) })
    case "StepPlanned":
      return void plan.jobs.push({ ...job, kind: "step", due: now })
    case "Sleep":
      return void plan.jobs.push({ ...job, kind: "sleep", due: parseDue(String(options.duration ?? op.name)) })
    case "WaitForEvent":
      return void plan.jobs.push({ ...job, kind: "wait", due: parseDue(String(options.timeout)), ...listenTo(op, context.event) })
    case "InvokeFunction":
      if (context.functions.has(String(options.function_id)))
        plan.jobs.push({ ...job, kind: "invoke", due: options.timeout ? parseDue(String(options.timeout)) : longestInvoke })
      else finish({ error: { name: "InngestInvokeError", message: `function ${String(options.function_id)} not found` } })
      return
    case "RunComplete":
      plan.completed = { data: op.data ?? null }
      return
    case "DiscoveryRequest":
      plan.isCalledAgain = true
      return
    default:
      plan.failure = { name: "UnsupportedStepError", message: `step "${nameOf(op)}" uses ${op.op}, which the embedded engine does not implement` }
  }
}

/** A wait whose expression no event can satisfy listens to nothing and only times out. */
function listenTo(op: Op, event: EventBody): Pick<StepJob, "listen"> {
  const expression = typeof op.opts?.if === "string" ? op.opts.if : undefined
  const match = indexMatch(expression, event)
  return match ? { listen: { event: String(op.opts?.event ?? op.name), ...match } } : {}
}

function nameOf(op: Op): string {
  return op.displayName ?? op.name ?? op.id
}
