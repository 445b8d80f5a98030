import type { InferenceErrorCode } from "@/lib/inference/errors"
import { policyOf } from "@/lib/inference/resilience/error-policy"

const codes: Record<InferenceErrorCode, true> = {
  rate_limited: true,
  overloaded: true,
  unavailable: true,
  timeout: true,
  content_policy: true,
  context_too_long: true,
  invalid_request: true,
  authentication: true,
  spend_limit: true,
  invalid_output: true,
  no_price: true,
  cancelled: true,
}

/** Codes of calls that failed and say nothing of the provider: the caller's, the reader's, and those our own server left behind. */
export const notProvidersFault: readonly string[] = [...(Object.keys(codes) as InferenceErrorCode[]).filter((code) => !policyOf({ code }).countsAgainstProvider), "lost"]
