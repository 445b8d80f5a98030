import { z } from "zod"
import { InferenceError } from "./errors"

/** Reads a model's JSON output, also out of a code fence or between sentences, and checks it. Throws `invalid_output`. */
export function parseOutput<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const result = schema.safeParse(readJson(text))
  if (result.success) return result.data
  throw new InferenceError("invalid_output", "The model's output does not have the required form", { cause: result.error })
}

/** What was wrong with an output, one sentence each, for the repair request and the log. Quotes no values. */
export function outputIssues(error: InferenceError): string[] {
  if (error.cause instanceof z.ZodError) {
    return error.cause.issues.map((issue) => `${issue.path.length > 0 ? issue.path.join(".") : "the output"}: ${issue.message}`)
  }
  return ["The output is not valid JSON"]
}

function readJson(text: string): unknown {
  const trimmed = text.trim().replace(/^\uFEFF/, "")
  const candidates = [trimmed, /```(?:json)?\s*\n?([\s\S]*?)```/i.exec(trimmed)?.[1], between(trimmed, "{", "}"), between(trimmed, "[", "]")]
  let failure: unknown
  for (const candidate of candidates) {
    if (!candidate) continue
    try {
      return JSON.parse(candidate)
    } catch (error) {
      failure ??= error
    }
  }
  throw new InferenceError("invalid_output", "The model's output is not JSON", { cause: failure })
}

function between(text: string, open: string, close: string): string | null {
  const start = text.indexOf(open)
  const end = text.lastIndexOf(close)
  return start >= 0 && end > start ? text.slice(start, end + 1) : null
}
