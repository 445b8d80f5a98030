import { z } from "zod"
import type { Due, StepError } from "./types"

const OpError = z.object({ name: z.string().nullish(), message: z.string().nullish(), stack: z.string().nullish(), cause: z.unknown().optional() })

/** One operation that the SDK reports; see README.md for what each asks for. */
export const Op = z.object({
  id: z.string().default(""),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: OpError.nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
})
export type Op = z.infer<typeof Op>

/** What the SDK answered. A retry without `due` backs off; `isFree` does not use up an attempt. */
export type Answer =
  | { kind: "completed"; data: unknown }
  | { kind: "failed"; error: StepError }
  | { kind: "retry"; error: StepError; due: Due | null; isFree: boolean }
  | { kind: "steps"; ops: Op[]; protocolVersion: number; due: Due | null }

export async function readAnswer(response: Response): Promise<Answer> {
  const body = parseJson(await response.text())
  const due = readRetryAfter(response.headers.get("retry-after"))
  if (response.status === 200) return { kind: "completed", data: body }
  if (response.status === 206) {
    const protocolVersion = Number(response.headers.get("x-inngest-req-version")) || 2
    return { kind: "steps", ops: z.array(Op).parse([body].flat()), protocolVersion, due }
  }
  const error = readError(body, response.status)
  const isFinal = response.status === 400 || response.headers.get("x-inngest-no-retry") === "true"
  return isFinal ? { kind: "failed", error } : { kind: "retry", error, due, isFree: false }
}

/** The error as the SDK wants it back in a memo: these keys and no others. */
export function toStepError(error: z.infer<typeof OpError> | null | undefined): StepError {
  return {
    name: error?.name ?? "Error",
    message: error?.message ?? "",
    ...(error?.stack ? { stack: error.stack } : {}),
    ...(error?.cause ? { cause: error.cause } : {}),
  }
}

function readError(body: unknown, status: number): StepError {
  const parsed = OpError.extend({ error: z.string().nullish() }).safeParse(body)
  if (!parsed.success) return { name: "Error", message: typeof body === "string" && body ? body : `status ${status}` }
  return toStepError({ ...parsed.data, message: parsed.data.message ?? parsed.data.error ?? `status ${status}` })
}

/** Seconds or a date, as the header has it. */
function readRetryAfter(header: string | null): Due | null {
  if (!header) return null
  if (/^\d+(\.\d+)?$/.test(header)) return { afterMs: Number(header) * 1000 }
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : { at: new Date(at).toISOString() }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text || "null") as unknown
  } catch {
    return text
  }
}
