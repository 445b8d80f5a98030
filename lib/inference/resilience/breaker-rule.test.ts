import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { answersSometimes, applyReport, type BreakerReport, type BreakerState } from "./breaker-rule"

const start = new Date("2026-11-21T12:00:00Z")
const fresh: BreakerState = { state: "closed", consecutiveFailures: 0, windowStartedAt: start, windowSuccesses: 0, windowFailures: 0, lastErrorCode: null, openedAt: null, closedAt: null, probeAt: null, probeLeaseUntil: null, coolDownMs: 0 }

const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const failure = (seconds: number, more: Partial<BreakerReport> = {}): BreakerReport => ({ outcome: "failure", errorCode: "unavailable", isProbe: false, successesBefore: 0, at: at(seconds), ...more })
const success = (seconds: number, more: Partial<BreakerReport> = {}): BreakerReport => ({ outcome: "success", errorCode: null, isProbe: false, successesBefore: 0, at: at(seconds), ...more })
const after = (reports: BreakerReport[]) => reports.reduce((state, report) => applyReport(state, report).after, fresh)

describe("a breaker", () => {
  it("opens at the fourth failure in a row, and not at the third", () => {
    expect(after([0, 1, 2].map((second) => failure(second))).state).toBe("closed")
    expect(after([0, 1, 2, 3].map((second) => failure(second))).state).toBe("open")
  })

  it("begins to count again after a success, also one that was only counted here", () => {
    expect(after([failure(0), failure(1), failure(2), success(3), failure(4), failure(5), failure(6)]).state).toBe("closed")
    expect(after([failure(0), failure(1), failure(2), failure(3, { successesBefore: 1 }), failure(4), failure(5)]).state).toBe("closed")
  })

  it("opens when half of twenty calls within a minute failed, and not when they are spread over more", () => {
    const half = (step: number) => Array.from({ length: 10 }, (_, index) => failure(index * step, { successesBefore: 1 }))
    expect(after(half(2)).state).toBe("open")
    expect(after(half(15)).state).toBe("closed")
  })

  it("closes only when a probe is answered; calls that were under way before do not count", () => {
    const open = after([0, 1, 2, 3].map((second) => failure(second)))
    expect(open.probeAt).toEqual(at(33))
    expect(applyReport(open, success(5)).after.state).toBe("open")
    expect(applyReport(open, failure(5)).after).toEqual({ ...open, consecutiveFailures: 5 })
    expect(applyReport(open, success(34, { isProbe: true })).after).toMatchObject({ state: "closed", consecutiveFailures: 0, probeAt: null })
  })

  it("knows a model that is open and answers some calls from one that answers none", () => {
    const dead = after([0, 1, 2, 3].map((second) => failure(second)))
    const shaky = after(Array.from({ length: 10 }, (_, index) => failure(index, { successesBefore: 1 })))
    expect([dead.state, answersSometimes(dead), shaky.state, answersSometimes(shaky)]).toEqual(["open", false, "open", true])
    const died = [20, 21, 22].reduce((state, second) => applyReport(state, failure(second)).after, shaky)
    expect(answersSometimes(died)).toBe(false)
    expect(answersSometimes(applyReport(died, success(23)).after)).toBe(true)
  })

  it("waits twice as long after a probe that failed, and when it opens again soon, up to five minutes", () => {
    let state = after([0, 1, 2, 3].map((second) => failure(second)))
    const waits: number[] = []
    for (let second = 40; waits.length < 5; second += 400) {
      state = applyReport(state, failure(second, { isProbe: true })).after
      waits.push(state.coolDownMs)
    }
    expect(waits).toEqual([60_000, 120_000, 240_000, 300_000, 300_000])
    const closed = applyReport(after([0, 1, 2, 3].map((second) => failure(second))), success(33, { isProbe: true })).after
    expect([34, 35, 36, 37].reduce((current, second) => applyReport(current, failure(second)).after, closed)).toMatchObject({ state: "open", coolDownMs: 60_000 })
  })

  it("costs a dead provider at most six calls a minute, whatever the rate, and changes at most three times a minute while it flaps", () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 400 }), fc.boolean(), fc.integer({ min: 250, max: 1_000 }), (gapMs, isFlapping, halfPeriodMs) => {
        let state = fresh
        let calls = 0
        const changes: number[] = []
        for (let nowMs = 0; nowMs < 60_000; nowMs += gapMs) {
          const now = new Date(start.getTime() + nowMs)
          const isProbe = state.state === "open"
          if (isProbe && (!state.probeAt || state.probeAt > now)) continue
          const isUp = isFlapping && Math.floor(nowMs / halfPeriodMs) % 2 === 0
          if (!isUp) calls++
          const result = applyReport(state, { outcome: isUp ? "success" : "failure", errorCode: "unavailable", isProbe, successesBefore: 0, at: now })
          state = result.after
          if (result.change) changes.push(nowMs)
        }
        if (!isFlapping) expect(calls).toBeLessThanOrEqual(6)
        expect(changes.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})
