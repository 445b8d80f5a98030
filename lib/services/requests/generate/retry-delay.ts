import type { InferenceError, InferenceErrorCode } from "@/lib/inference/errors"

const mostTries = 3
const longestWaitMs = 10_000

const isRepeatable: Record<InferenceErrorCode, boolean> = {
  rate_limited: true,
  overloaded: true,
  unavailable: true,
  timeout: true,
  content_policy: false,
  context_too_long: false,
  invalid_request: false,
  authentication: false,
  spend_limit: false,
  invalid_output: false,
  no_price: false,
  cancelled: false,
}

/** True for a failure that may be over in a moment. */
export function isPassing(error: Pick<InferenceError, "code">): boolean {
  return isRepeatable[error.code]
}

/** How long to wait before the next attempt, with full jitter; null when another one cannot help or would come too late. */
export function retryDelayMs(error: Pick<InferenceError, "code" | "retryAfterMs" | "phase">, tries: number, random = Math.random): number | null {
  if (!isPassing(error) || error.phase === "total" || tries >= mostTries) return null
  if (error.retryAfterMs !== null) return error.retryAfterMs <= longestWaitMs ? error.retryAfterMs : null
  return Math.round(random() * 500 * 2 ** tries)
}
