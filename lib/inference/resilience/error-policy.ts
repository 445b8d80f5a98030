import type { InferenceErrorCode } from "../errors"

/** What follows from a failed call. */
export type ErrorPolicy = {
  /** The same model may answer in a moment. */
  isPassing: boolean
  /** Another model may answer where this one did not. */
  canFallBack: boolean
  /** It says something of the provider's health, and not only of this one call. */
  countsAgainstProvider: boolean
  /** Who has to be told: nobody, whoever watches the provider, or whoever runs this installation. */
  alert: "provider" | "installation" | null
}

const passing: ErrorPolicy = { isPassing: true, canFallBack: true, countsAgainstProvider: true, alert: "provider" }
const accountTrouble: ErrorPolicy = { isPassing: false, canFallBack: true, countsAgainstProvider: true, alert: "installation" }
const ownFault: ErrorPolicy = { isPassing: false, canFallBack: false, countsAgainstProvider: false, alert: null }

const policies: Record<InferenceErrorCode, ErrorPolicy> = {
  rate_limited: passing,
  overloaded: passing,
  unavailable: passing,
  timeout: passing,
  authentication: accountTrouble,
  spend_limit: accountTrouble,
  // Another model may have a longer context; a refusal is an answer, and is not shopped around.
  context_too_long: { ...ownFault, canFallBack: true },
  content_policy: ownFault,
  invalid_request: { ...ownFault, alert: "installation" },
  invalid_output: ownFault,
  no_price: { ...ownFault, alert: "installation" },
  cancelled: ownFault,
}

/** The one place where the kind of an error decides retry, fallback, breaker and alert. */
export function policyOf(error: { code: InferenceErrorCode }): ErrorPolicy {
  return policies[error.code]
}
