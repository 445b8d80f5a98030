type Loggable = { type: string; message: string; stack?: string | undefined; code?: string | undefined; statement?: string | undefined }

/**
 * An error for the log: what and where, never with which values. A failed statement is named without its parameters, and
 * causes are left out, since a provider's words may quote the prompt.
 */
export function serialiseError(error: unknown): Loggable {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an error" }
  if (isFailedQuery(error)) {
    const cause = error.cause instanceof Error ? error.cause : null
    return { type: "FailedQuery", message: cause?.message ?? "a statement failed", code: codeOf(cause), statement: error.query, stack: framesOf(error) }
  }
  return { type: error.name, message: error.message, code: codeOf(error), stack: framesOf(error) }
}

function isFailedQuery(error: Error): error is Error & { query: string } {
  return "query" in error && typeof error.query === "string" && "params" in error
}

function codeOf(error: Error | null): string | undefined {
  return error && "code" in error && typeof error.code === "string" ? error.code : undefined
}

/** The stack repeats the message, which may hold values. */
function framesOf(error: Error): string | undefined {
  return error.stack?.split("\n").filter((line) => /^\s+at /.test(line)).join("\n")
}
