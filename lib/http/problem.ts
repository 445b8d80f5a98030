import { type AppErrorCode, AppError } from "../errors"

const statuses: Record<AppErrorCode, { status: number; title: string }> = {
  malformed: { status: 400, title: "The request could not be read" },
  unauthenticated: { status: 401, title: "Sign in first" },
  forbidden: { status: 403, title: "Not allowed" },
  not_found: { status: 404, title: "Not found" },
  conflict: { status: 409, title: "In conflict with what is there" },
  key_in_flight: { status: 409, title: "This key is being worked on" },
  too_large: { status: 413, title: "Too large" },
  unsupported_type: { status: 415, title: "This type of file cannot be read" },
  invalid_payload: { status: 422, title: "Some fields are not right" },
  key_reused: { status: 422, title: "This key was used for something else" },
  rate_limited: { status: 429, title: "Too many requests" },
  budget_exceeded: { status: 429, title: "The budget is used up" },
  stopped: { status: 503, title: "The AI is switched off" },
  provider_failed: { status: 502, title: "The AI provider failed" },
  internal: { status: 500, title: "Something went wrong here" },
}

/** RFC 9457. What is not an AppError never shows its own message. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : new AppError("internal", "Something went wrong on our side. Try again; if it stays, give your administrator the request id.")
  const { status, title } = statuses[known.code]
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store", "x-request-id": requestId })
  if (known.retryAfterSeconds !== null) headers.set("retry-after", String(Math.max(1, Math.ceil(known.retryAfterSeconds))))
  if (status === 401) headers.set("www-authenticate", "Bearer")
  const body = {
    type: `urn:countersign:problem:${known.code}`,
    title,
    status,
    detail: known.message,
    code: known.code,
    ...(known.fields.length > 0 ? { fields: known.fields } : {}),
    requestId,
  }
  return new Response(JSON.stringify(body), { status, headers })
}
