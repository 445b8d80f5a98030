import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import type { Deadlines } from "./port"
import { withDeadlines, withinDeadlines } from "./with-deadlines"

const generous: Deadlines = { connectMs: 5_000, firstTokenMs: 5_000, idleMs: 5_000, totalMs: 5_000 }
type Step = { afterMs: number; event: string }

/** A source that ends quietly when aborted, as the SDKs do. */
async function* play(steps: Step[], signal: AbortSignal): AsyncGenerator<string> {
  for (const { afterMs, event } of steps) {
    try {
      await sleep(afterMs, undefined, { signal })
    } catch {
      return
    }
    yield event
  }
}

async function read(steps: Step[], deadlines: Partial<Deadlines>, options: { connectAfterMs?: number; readForMs?: number; signal?: AbortSignal } = {}) {
  const seen: string[] = []
  let socket: AbortSignal | null = null
  const events = withDeadlines({
    signal: options.signal ?? new AbortController().signal,
    deadlines: { ...generous, ...deadlines },
    isToken: (event: string) => event === "token",
    connect: async (signal) => {
      socket = signal
      await sleep(options.connectAfterMs ?? 0, undefined, { signal })
      return play(steps, signal)
    },
  })
  const error = await (async () => {
    for await (const event of events) {
      seen.push(event)
      if (options.readForMs) await sleep(options.readForMs)
    }
  })().catch((caught: unknown) => caught)
  return { seen, error, isAborted: (socket as AbortSignal | null)?.aborted }
}

const token = (afterMs: number): Step => ({ afterMs, event: "token" })
const preamble = (afterMs: number): Step => ({ afterMs, event: "start" })

test("passes everything on when nothing is late", async () => {
  expect(await read([preamble(1), token(1), token(1)], {})).toMatchObject({ seen: ["start", "token", "token"], error: undefined, isAborted: false })
})

test("ends a connection that gives no headers", async () => {
  expect(await read([], { connectMs: 30 }, { connectAfterMs: 2_000 })).toMatchObject({ error: { code: "timeout", phase: "connect" }, isAborted: true })
})

test("counts the first token from the start, and a preamble is no token", async () => {
  expect(await read([preamble(20), preamble(20), token(2_000)], { firstTokenMs: 90 })).toMatchObject({
    seen: ["start", "start"],
    error: { code: "timeout", phase: "first_token" },
    isAborted: true,
  })
})

test("ends a stream that falls silent after its first token", async () => {
  expect(await read([token(1), token(1), token(2_000)], { idleMs: 40 })).toMatchObject({ seen: ["token", "token"], error: { phase: "idle" }, isAborted: true })
})

test("does not call a stream idle because its reader is slow", async () => {
  expect(await read([token(1), token(1), token(1)], { idleMs: 40 }, { readForMs: 90 })).toMatchObject({ seen: ["token", "token", "token"], error: undefined })
})

test("ends a stream that goes on for too long, however lively", async () => {
  expect(await read(Array.from({ length: 200 }, () => token(10)), { totalMs: 100 })).toMatchObject({ error: { phase: "total" }, isAborted: true })
})

test("says cancelled, not timeout, when the caller aborts", async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 30)
  expect(await read([token(1), token(2_000)], {}, { signal: controller.signal })).toMatchObject({ seen: ["token"], error: { code: "cancelled" }, isAborted: true })
})

test("says timeout when the caller's signal is a timeout", async () => {
  expect(await read([token(1), token(2_000)], {}, { signal: AbortSignal.timeout(60) })).toMatchObject({ error: { code: "timeout", phase: "total" }, isAborted: true })
})

test("closes the source when the reader leaves", async () => {
  let isClosed = false
  const source = async function* () {
    try {
      yield "token"
      yield "token"
    } finally {
      isClosed = true
    }
  }
  const events = withDeadlines({ signal: new AbortController().signal, deadlines: generous, isToken: () => true, connect: async () => source() })
  await events.next()
  await events.return(undefined)
  expect(isClosed).toBe(true)
})

test("a call in one piece may take as long as its first token may", async () => {
  const wait = (ms: number) => (signal: AbortSignal) => sleep(ms, "done", { signal })
  const options = { signal: new AbortController().signal, deadlines: { ...generous, connectMs: 20, firstTokenMs: 200 } }
  expect(await withinDeadlines(options, wait(60))).toBe("done")
  await expect(withinDeadlines(options, wait(2_000))).rejects.toMatchObject({ code: "timeout" })
})
