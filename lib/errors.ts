/** Everything the product refuses or fails with. HTTP numbers are elsewhere; a new code will not compile until it is mapped. */
export const appErrorCodes = [
  "malformed",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "key_in_flight",
  "too_large",
  "unsupported_type",
  "invalid_payload",
  "key_reused",
  "rate_limited",
  "budget_exceeded",
  "stopped",
  "provider_failed",
  "internal",
] as const
export type AppErrorCode = (typeof appErrorCodes)[number]

export type FieldError = { field: string; message: string }

const marker = Symbol.for("countersign.AppError")

/** `message` is a sentence for the person who asked: what happened and what to do. */
export class AppError extends Error {
  /** The server's bundles each have a copy of this class; an error of one is an error of all. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && marker in value
  }

  override readonly name = "AppError"
  readonly [marker] = true
  readonly code: AppErrorCode
  readonly fields: FieldError[]
  readonly retryAfterSeconds: number | null

  constructor(code: AppErrorCode, message: string, options: { cause?: unknown; fields?: FieldError[]; retryAfterSeconds?: number } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.fields = options.fields ?? []
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}

/** Unknown and foreign ids are the same error in the same words. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `There is no such ${what}, or you may not see it.`)
}
