import { InferenceError, type InferenceErrorCode } from "./errors"

/** What the SDKs' errors have in common; read by shape, because a drop in mid-stream is not one of their classes. */
type ErrorShape = {
  name?: unknown
  message?: unknown
  status?: unknown
  type?: unknown
  code?: unknown
  errorCode?: unknown
  headers?: unknown
  requestID?: unknown
  cause?: unknown
  error?: unknown
}

type Facts = { status: number | null; words: string; hasProviderBody: boolean; causeCode: string }
type Rule = { code: InferenceErrorCode; when: (facts: Facts) => boolean }

/** First match wins: what the provider says in words goes before the number it says it with. */
const rules: readonly Rule[] = [
  { code: "spend_limit", when: ({ status, words }) => status === 402 || /billing_error|spend[_ ]limit|insufficient_quota|credit balance|billing_hard_limit|reached your specified api usage limits/.test(words) },
  { code: "context_too_long", when: ({ status, words }) => isClientFault(status) && (status === 413 || /context_length_exceeded|prompt is too long|maximum context length|context window|request_too_large|input is too long/.test(words)) },
  { code: "content_policy", when: ({ status, words }) => isClientFault(status) && /content_policy|content_filter|content filtering policy|usage polic(?:y|ies)|invalid_prompt/.test(words) },
  { code: "overloaded", when: ({ status, words }) => status === 529 || /overloaded_error|slow_down/.test(words) },
  { code: "rate_limited", when: ({ status, words }) => status === 429 || /rate_limit/.test(words) },
  { code: "authentication", when: ({ status, words }) => status === 401 || status === 403 || /authentication_error|permission_error|invalid_api_key/.test(words) },
  { code: "unavailable", when: ({ status }) => status === 408 || status === 409 || (status !== null && status >= 500) },
  { code: "invalid_request", when: ({ status, words }) => isHttpClientError(status) || /invalid_request_error|not_found_error/.test(words) },
]

const neverSentCodes = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/

/** Turns whatever a provider's SDK throws into the closed union. A dropped connection and a broken body are `unavailable`. */
export function classifyError(error: unknown): InferenceError {
  if (error instanceof InferenceError) return error
  const shape: ErrorShape = typeof error === "object" && error !== null ? error : {}
  const facts = factsOf(shape)
  const code = isAbort(shape) ? "cancelled" : (rules.find((rule) => rule.when(facts))?.code ?? "unavailable")
  return new InferenceError(code, messageFor(code, facts), {
    cause: error,
    retryAfterMs: retryAfterMs(shape.headers),
    isUnbilled: isUnbilled(facts),
    providerRequestId: typeof shape.requestID === "string" ? shape.requestID : null,
  })
}

function factsOf(shape: ErrorShape): Facts {
  const parts = [shape.type, shape.code, shape.errorCode, shape.message].filter((part) => typeof part === "string")
  return {
    status: typeof shape.status === "number" ? shape.status : null,
    words: parts.join(" ").toLowerCase(),
    hasProviderBody: typeof shape.error === "object" && shape.error !== null,
    causeCode: deepestCode(shape),
  }
}

/** An answer with the provider's own error body before any stream costs nothing; a gateway's 502 or 504 says nothing about that. */
function isUnbilled({ status, hasProviderBody, causeCode }: Facts): boolean {
  if (status === null) return neverSentCodes.test(causeCode)
  if (status === 408 || status === 499) return false
  return status < 500 || ((status === 500 || status === 503 || status === 529) && hasProviderBody)
}

function deepestCode(shape: ErrorShape): string {
  let current: unknown = shape.cause
  let code = ""
  for (let depth = 0; depth < 5 && typeof current === "object" && current !== null; depth++) {
    const { code: own, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown }
    if (typeof own === "string") code = own
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined)
  }
  return code
}

function isAbort(shape: ErrorShape): boolean {
  return shape.name === "AbortError" || shape.name === "APIUserAbortError"
}

function isHttpClientError(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500
}

function isClientFault(status: number | null): boolean {
  return status === null || isHttpClientError(status)
}

const decimal = /^\d+(?:\.\d+)?$/
const httpDate = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d/i

/** Reads retry-after-ms and retry-after, in seconds or as a date; null for what is neither. A date that has passed is no wait. */
function retryAfterMs(headers: unknown): number | null {
  if (!(headers instanceof Headers)) return null
  const inMs = headers.get("retry-after-ms")?.trim() ?? ""
  if (decimal.test(inMs)) return Math.round(Number(inMs))
  const value = headers.get("retry-after")?.trim() ?? ""
  if (decimal.test(value)) return Math.round(Number(value) * 1000)
  if (!httpDate.test(value)) return null
  const wait = Date.parse(value.endsWith("GMT") ? value : `${value} GMT`) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : null
}

const sentences: Record<InferenceErrorCode, string> = {
  rate_limited: "The provider's rate limit is reached",
  overloaded: "The provider is overloaded",
  unavailable: "The provider did not answer or broke off",
  timeout: "The provider took too long",
  content_policy: "The provider refused the content",
  context_too_long: "The request is longer than the model's context",
  invalid_request: "The provider did not accept the request",
  authentication: "The provider did not accept the key",
  spend_limit: "The provider account's spending limit or credit is used up",
  invalid_output: "The model's output could not be used",
  no_price: "The model has no price",
  cancelled: "The call was cancelled",
}

/** Never the provider's own words: they can repeat the prompt. Those stay in `cause`. */
function messageFor(code: InferenceErrorCode, { status }: Facts): string {
  return status === null ? sentences[code] : `${sentences[code]} (HTTP ${status})`
}
