import { setImmediate as turnOfLoop } from "node:timers/promises"

const sliceMs = 10

/** Runs a generator to its end and lets everybody else have their turn every few milliseconds. */
export async function runInSlices<Result>(work: Generator<void, Result>): Promise<Result> {
  let untilMs = performance.now() + sliceMs
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() < untilMs) continue
    await turnOfLoop()
    untilMs = performance.now() + sliceMs
  }
}

/** The same at once, where nobody waits. */
export function runAtOnce<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}
