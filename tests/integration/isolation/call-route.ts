import type { Route } from "./list-routes"

export type Call = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown; form?: () => FormData; headers?: Record<string, string> }
export type Answer = { status: number; text: string; contentType: string; problem: Record<string, unknown> | null }

/** Streams of what has not ended are read for so long. */
const streamMs = 400

/** Calls a route's handler as the server would; `secret` is an API key, null for none. */
export async function callRoute(route: Route, secret: string | null, call: Call = {}): Promise<Answer> {
  const { params = {}, query = {}, body, form, headers = {} } = call
  const address = Object.entries(params).reduce((text, [name, value]) => text.replace(`[${name}]`, encodeURIComponent(value)), route.path)
  const payload = form ? { body: form() } : body === undefined ? {} : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
  const leaving = new AbortController()
  const timer = setTimeout(() => leaving.abort(), streamMs)
  const request = new Request(`http://127.0.0.1:3000${address}?${new URLSearchParams(query).toString()}`, { method: route.method, ...payload, signal: leaving.signal })
  for (const [name, value] of Object.entries({ ...headers, ...(secret ? { authorization: `Bearer ${secret}` } : {}) })) request.headers.set(name, value)
  try {
    const response = await route.handler(request, { params: Promise.resolve(params) })
    const text = await response.text()
    const contentType = response.headers.get("content-type") ?? ""
    return { status: response.status, text, contentType, problem: contentType.includes("problem+json") ? withoutRequestId(text) : null }
  } finally {
    clearTimeout(timer)
  }
}

function withoutRequestId(text: string): Record<string, unknown> {
  const { requestId: _, ...problem } = JSON.parse(text) as Record<string, unknown>
  return problem
}
