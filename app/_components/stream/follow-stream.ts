import { problemOf, type Problem } from "../api/problem"
import { readServerEvents } from "./server-events"

export type StreamEvent = { kind: "part"; part: unknown } | { kind: "connection"; isOpen: boolean } | { kind: "refused"; problem: Problem }

type FollowInput = {
  path: string
  signal: AbortSignal
  fetch: (path: string, init: RequestInit) => Promise<Response>
  /** Resolves after the time, or when the signal aborts. */
  wait: (delayMs: number) => Promise<void>
}

const longestWaitMs = 8_000

/**
 * Follows a stream to its end over as many connections as it takes: a drop, an end without `finish` or `[DONE]`, and a
 * server that restarts lead to a new connection after the last part seen. Ends for good when the server refuses.
 */
export async function* followStream({ path, signal, fetch, wait }: FollowInput): AsyncGenerator<StreamEvent> {
  let lastId = -1
  for (let failures = 0; !signal.aborted; ) {
    try {
      const response = await fetch(lastId < 0 ? path : `${path}?after=${lastId}`, {
        signal,
        headers: { accept: "text/event-stream", ...(lastId < 0 ? {} : { "last-event-id": String(lastId) }) },
      })
      if (isFinal(response.status)) {
        yield { kind: "refused", problem: problemOf({ status: response.status, body: await response.json().catch(() => null), retryAfter: response.headers.get("retry-after") }) }
        return
      }
      if (response.ok && response.body) {
        yield { kind: "connection", isOpen: true }
        for await (const { id, data } of readServerEvents(response.body)) {
          if (data === "[DONE]") return
          const number = id === null || id === "" ? Number.NaN : Number(id)
          if (number <= lastId) continue
          if (Number.isInteger(number)) lastId = number
          failures = 0
          const part = parse(data)
          yield { kind: "part", part }
          if (isLast(part)) return
        }
      }
    } catch {
      if (signal.aborted) return
    }
    failures += 1
    if (failures > 1) yield { kind: "connection", isOpen: false }
    await wait(Math.min(longestWaitMs, 150 * 2 ** failures))
  }
}

/** Refusals that another try does not change; 429 and 5xx are tried again. */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429
}

function isLast(part: unknown): boolean {
  return typeof part === "object" && part !== null && (part as { type?: unknown }).type === "finish"
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
