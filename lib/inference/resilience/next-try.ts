import type { InferenceError } from "../errors"
import { policyOf } from "./error-policy"

/** A wait as short as this is worth more than another model. */
const shortWaitMs = 2_000
const baseWaitMs = 500
const longestWaitMs = 10_000
/** Less than this leaves no time for an answer. */
const leastCallMs = 1_000
export const mostAttempts = 4

export type NextTry = { action: "fallback" } | { action: "retry"; delayMs: number } | { action: "give_up" }

export type TrySituation = {
  error: Pick<InferenceError, "code" | "retryAfterMs">
  /** Attempts made so far, all models together. */
  attempts: number
  hasOtherModel: boolean
  /** Until the deadline of the whole request. */
  remainingMs: number
  random?: () => number
}

/** What to do after a failed attempt: full jitter, a provider's `retry-after` up to the deadline and never beyond it. */
export function nextTry({ error, attempts, hasOtherModel, remainingMs, random = Math.random }: TrySituation): NextTry {
  const policy = policyOf(error)
  if (attempts >= mostAttempts || remainingMs < leastCallMs) return { action: "give_up" }
  const delayMs = error.retryAfterMs ?? Math.round(random() * Math.min(longestWaitMs, baseWaitMs * 2 ** attempts))
  const isInTime = delayMs + leastCallMs <= remainingMs
  if (policy.isPassing && isInTime && error.retryAfterMs !== null && delayMs <= shortWaitMs) return { action: "retry", delayMs }
  if (policy.canFallBack && hasOtherModel) return { action: "fallback" }
  return policy.isPassing && isInTime ? { action: "retry", delayMs } : { action: "give_up" }
}
