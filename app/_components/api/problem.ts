import type { FieldError } from "@/lib/errors"

/** Why a call to the API failed, in words to show. `status` is 0 when no answer came at all. */
export type Problem = {
  status: number
  code: string
  title: string
  detail: string
  fields: FieldError[]
  requestId: string | null
  retryAfterSeconds: number | null
}

export const networkProblem: Problem = {
  status: 0,
  code: "network",
  title: "No connection",
  detail: "The server could not be reached. Check your connection and try again; nothing was lost.",
  fields: [],
  requestId: null,
  retryAfterSeconds: null,
}

type Body = Partial<Pick<Problem, "code" | "title" | "detail" | "fields" | "requestId">> | null

export function problemOf({ status, body, retryAfter }: { status: number; body: unknown; retryAfter: string | null }): Problem {
  const known = (typeof body === "object" ? body : null) as Body
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter)
  return {
    status,
    code: known?.code ?? "unknown",
    title: known?.title ?? "Something went wrong",
    detail: known?.detail ?? sentenceFor(status),
    fields: Array.isArray(known?.fields) ? known.fields : [],
    requestId: known?.requestId ?? null,
    retryAfterSeconds: Number.isFinite(seconds) ? seconds : null,
  }
}

/** For answers that come from something in front of the product, such as a proxy, and carry no problem document. */
function sentenceFor(status: number): string {
  if (status === 401) return "Your session has ended. Sign in again to go on."
  if (status === 413) return "That is larger than the server accepts."
  if (status === 429) return "Too many requests at once. Wait a moment and try again."
  if (status >= 500) return "The server did not answer properly. Try again in a moment."
  return `The server refused this (status ${status}).`
}
