/** Everything that a call to a model can fail with; closed, so that a new one does not compile until all is decided for it. */
export const inferenceErrorCodes = [
  "rate_limited",
  "overloaded",
  "unavailable",
  "timeout",
  "content_policy",
  "context_too_long",
  "invalid_request",
  "authentication",
  "spend_limit",
  "invalid_output",
  "no_price",
  "cancelled",
] as const
export type InferenceErrorCode = (typeof inferenceErrorCodes)[number]

type InferenceErrorOptions = {
  cause?: unknown
  retryAfterMs?: number | null
  phase?: InferenceError["phase"]
  isUnbilled?: boolean
  providerRequestId?: string | null
}

const marker = Symbol.for("countersign.InferenceError")

/** Everything a model call can fail with; the code, not a status, decides what happens next. */
export class InferenceError extends Error {
  /** The server's bundles each have a copy of this class; an error of one is an error of all. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && marker in value
  }

  override readonly name = "InferenceError"
  readonly [marker] = true
  readonly code: InferenceErrorCode
  readonly retryAfterMs: number | null
  /** Which deadline ran out; null for other codes. */
  readonly phase: "connect" | "first_token" | "idle" | "total" | null
  /** True only when the provider certainly charged nothing for the call. */
  readonly isUnbilled: boolean
  readonly providerRequestId: string | null

  constructor(code: InferenceErrorCode, message: string, options: InferenceErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
    this.phase = options.phase ?? null
    this.isUnbilled = options.isUnbilled ?? false
    this.providerRequestId = options.providerRequestId ?? null
  }
}
