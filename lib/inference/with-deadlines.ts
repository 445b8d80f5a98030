import { InferenceError } from "./errors"
import type { Deadlines } from "./port"

const longestTimerMs = 2 ** 31 - 1

type Phase = Exclude<InferenceError["phase"], null>

export type DeadlineInput<Event> = {
  signal: AbortSignal
  deadlines: Deadlines
  /** Resolves once the response headers are there. Must end when the signal it is given is aborted. */
  connect: (signal: AbortSignal) => Promise<AsyncIterable<Event>>
  /** True for an event that carries generated text of any kind. */
  isToken: (event: Event) => boolean
}

/**
 * Passes a provider's events on and aborts its socket when a deadline runs out: `connect` until the headers, `first_token`
 * from the start, `idle` while waiting for the next event (not while the reader is busy), `total` from the start.
 */
export async function* withDeadlines<Event>({ signal, deadlines, connect, isToken }: DeadlineInput<Event>): AsyncGenerator<Event> {
  const watch = watchDeadlines(signal, deadlines)
  try {
    const events = await connect(watch.signal)
    watch.wait("first_token")
    let hasToken = false
    for await (const event of events) {
      hasToken ||= isToken(event)
      watch.rest()
      yield event
      watch.wait(hasToken ? "idle" : "first_token")
    }
    // The SDKs end a stream quietly when it is aborted.
    watch.throwIfOver()
  } catch (error) {
    watch.throwIfOver(error)
    throw error
  } finally {
    watch.stop()
  }
}

/** As withDeadlines, for a call that answers in one piece. */
export async function withinDeadlines<Result>(
  options: { signal: AbortSignal; deadlines: Deadlines },
  run: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const watch = watchDeadlines(options.signal, { ...options.deadlines, connectMs: Math.max(options.deadlines.connectMs, options.deadlines.firstTokenMs) })
  try {
    return await run(watch.signal)
  } catch (error) {
    watch.throwIfOver(error)
    throw error
  } finally {
    watch.stop()
  }
}

function watchDeadlines(outer: AbortSignal, deadlines: Deadlines) {
  const controller = new AbortController()
  const startedAt = performance.now()
  const totalAt = startedAt + deadlines.totalMs
  const firstTokenAt = startedAt + deadlines.firstTokenMs
  let phase: Phase = "connect"
  let phaseAt = startedAt + deadlines.connectMs
  let expired: Phase | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let armedFor = 0

  const nextAt = () => Math.min(phaseAt, totalAt)
  const arm = () => {
    clearTimeout(timer)
    armedFor = nextAt()
    timer = setTimeout(check, Math.max(1, Math.ceil(Math.min(armedFor - performance.now(), longestTimerMs))))
  }
  // One timer for all phases: a deadline that moves away is noticed when the timer fires, so that a token costs no timer of its own.
  const check = () => {
    if (performance.now() < nextAt()) return arm()
    expired = totalAt <= phaseAt ? "total" : phase
    controller.abort()
  }
  const onOuterAbort = () => controller.abort()
  if (outer.aborted) controller.abort()
  else outer.addEventListener("abort", onOuterAbort, { once: true })
  arm()

  return {
    signal: controller.signal,
    wait(next: Phase) {
      phase = next
      phaseAt = next === "first_token" ? firstTokenAt : performance.now() + deadlines.idleMs
      if (nextAt() < armedFor) arm()
    },
    rest() {
      phaseAt = Number.POSITIVE_INFINITY
    },
    throwIfOver(cause?: unknown) {
      const late = expired ?? (isTimeoutSignal(outer) ? "total" : null)
      if (late) throw new InferenceError("timeout", `The provider missed the ${late.replace("_", " ")} deadline`, { cause, phase: late })
      if (outer.aborted) throw new InferenceError("cancelled", "The call was cancelled", { cause })
    },
    stop() {
      clearTimeout(timer)
      outer.removeEventListener("abort", onOuterAbort)
    },
  }
}

function isTimeoutSignal(signal: AbortSignal): boolean {
  return signal.aborted && signal.reason instanceof DOMException && signal.reason.name === "TimeoutError"
}
