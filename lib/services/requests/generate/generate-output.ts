import { setTimeout } from "node:timers/promises"
import { AppError } from "@/lib/errors"
import { InferenceError } from "@/lib/inference/errors"
import { policyOf } from "@/lib/inference/resilience/error-policy"
import { mostAttempts, nextTry } from "@/lib/inference/resilience/next-try"
import type { ServiceContext } from "../../context"
import { chooseRoute, type ChosenRoute, routesOf } from "../../resilience"
import { serveRecentAnswer } from "../../reuse/serve-cached-answer"
import { type Attempt, beginAttempt } from "./begin-attempt"
import { endAttempt } from "./end-attempt"
import { type About, type AskedModel, type Generated, runAttempt } from "./run-attempt"
import { userSentence } from "./user-sentence"

type Generating = { requestId: string; about?: About | undefined }

/** What is carried from one attempt to the next: who is asked then, as what, and until when at all. */
type Course = { attempts: number; next: ChosenRoute | null; role: AskedModel["role"] | null; deadlineAtMs: number; error: InferenceError | null }

/**
 * Writes the draft of a request, in as many attempts and with as many models as its release and the retry budget allow; each
 * attempt is a fresh start for its readers and has its own rows in the ledger. When no model can answer, an older answer to
 * the same question is given. Throws AppError with a sentence for the person when there is none either.
 */
export async function generateOutput(ctx: ServiceContext, input: Generating): Promise<Generated> {
  const cancelling = new AbortController()
  const unsubscribe = ctx.deps.hub.subscribe(`cancel:${input.requestId}`, () => cancelling.abort())
  const course: Course = { attempts: 0, next: null, role: null, deadlineAtMs: 0, error: null }
  try {
    while (course.attempts < mostAttempts) {
      const begun = await beginAttempt(ctx, input.requestId)
      if (begun.state === "written") return { outcome: "written", attempt: begun.number }
      if (begun.state !== "begun") return { outcome: begun.state }
      const result = await tryModels(ctx, begun.attempt, { course, about: input.about, cancelled: cancelling.signal })
      if (result !== "again") return result
    }
    throw refusal(course.error)
  } finally {
    unsubscribe()
  }
}

type Trying = { course: Course; about: About | undefined; cancelled: AbortSignal }

/** One attempt with the best model that may be asked now; `again` when another attempt is to be made. */
async function tryModels(ctx: ServiceContext, attempt: Attempt, { course, about, cancelled }: Trying): Promise<Generated | "again"> {
  const { clock, models, resilience } = ctx.deps
  const { definition } = attempt.release
  const routes = routesOf(models, { definition, isEconomy: attempt.request.isEconomy })
  if (course.attempts === 0) {
    resilience.retries.noteRequest()
    course.deadlineAtMs = clock().getTime() + definition.deadlines.totalMs
  }
  const chosen = course.next ?? (await chooseRoute(ctx, { routes, from: 0, passedOver: null }))
  if (!chosen) return orRecentAnswer(ctx, attempt, course.error ?? new InferenceError("unavailable", "The breakers of all models are open"))
  const { route, passedOver } = chosen
  course.attempts += 1

  const totalMs = Math.min(definition.deadlines.totalMs, Math.max(course.deadlineAtMs - clock().getTime(), definition.deadlines.connectMs))
  const asked = { route, role: course.role ?? firstRole(attempt, chosen), passedOver }
  const result = await runAttempt(ctx, attempt, { asked, about, cancelled, deadlines: { ...definition.deadlines, totalMs } })
  if (result.outcome !== "failed") return result
  const { error } = result
  course.error = error
  const other = policyOf(error).canFallBack ? await chooseRoute(ctx, { routes, from: chosen.index + 1, passedOver: error.code }) : null
  const next = nextTry({ error, attempts: course.attempts, hasOtherModel: other !== null, remainingMs: course.deadlineAtMs - clock().getTime() })
  report(ctx, attempt, { error, next: next.action })
  if (next.action === "give_up" || !resilience.retries.take()) return orRecentAnswer(ctx, attempt, error)
  course.role = next.action
  course.next = next.action === "fallback" ? other : await chooseRoute(ctx, { routes, from: chosen.index, passedOver })
  if (next.action === "retry") await setTimeout(next.delayMs, undefined, { signal: cancelled }).catch(() => undefined)
  return course.next ? "again" : orRecentAnswer(ctx, attempt, error)
}

function firstRole({ request }: Attempt, { index }: ChosenRoute): AskedModel["role"] {
  return index > 0 ? "fallback" : request.isEconomy ? "economy" : "first"
}

/** In an outage an older answer on evidence that still holds is better than none. */
async function orRecentAnswer(ctx: ServiceContext, attempt: Attempt, error: InferenceError): Promise<Generated> {
  await endAttempt(ctx, attempt, { errorCode: error.code })
  if (policyOf(error).countsAgainstProvider && (await serveRecentAnswer(ctx, attempt.request.id))) return { outcome: "ended" }
  throw refusal(error)
}

function refusal(error: InferenceError | null): AppError {
  const known = error ?? new InferenceError("unavailable", "No model could be asked")
  return new AppError(known.code === "no_price" ? "internal" : "provider_failed", userSentence(known), { cause: known })
}

function report(ctx: ServiceContext, { request, number }: Attempt, { error, next }: { error: InferenceError; next: string }): void {
  const { alert } = policyOf(error)
  const facts = { requestId: request.id, attempt: number, code: error.code, next, ...(alert ? { alert } : {}) }
  if (alert === "installation") ctx.deps.log.error(facts, "a provider does not work with this installation's account or requests")
  else ctx.deps.log.warn(facts, "an attempt failed")
}
