import { networkProblem, problemOf, type Problem } from "./problem"

export type Called<T> = { ok: true; status: number; data: T } | { ok: false; problem: Problem }

type Call = { method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }

/** Calls our own API with the session's cookie. Never throws; an aborted call is a network problem. */
export async function callApi<T>(path: string, { method = "GET", body, headers, signal }: Call = {}): Promise<Called<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
    const data: unknown = await response.json().catch(() => null)
    if (response.ok) return { ok: true, status: response.status, data: data as T }
    return { ok: false, problem: problemOf({ status: response.status, body: data, retryAfter: response.headers.get("retry-after") }) }
  } catch {
    return { ok: false, problem: networkProblem }
  }
}
