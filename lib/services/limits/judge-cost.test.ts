import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CostHistory, judgeCost } from "./judge-cost"

const dollar = 1_000_000_000n
const calm: CostHistory = { hourNanoUsd: 0n, dayNanoUsd: 0n, pastDays: Array.from({ length: 10 }, () => 5n * dollar), isSlowed: false, sinceSlowedNanoUsd: 0n }
const sum = fc.bigInt({ min: 0n, max: 10_000n * dollar })
const anyHistory = fc
  .record({ hourNanoUsd: sum, more: sum, pastDays: fc.array(fc.bigInt({ min: 1n, max: 100n * dollar }), { maxLength: 28 }), isSlowed: fc.boolean(), sinceSlowedNanoUsd: sum })
  .map(({ more, ...history }): CostHistory => ({ ...history, dayNanoUsd: history.hourNanoUsd + more }))
const order = { none: 0, slowed: 1, blocked: 2 }
const levelOf = (history: CostHistory) => judgeCost(history)?.level ?? "none"

describe("sudden cost", () => {
  it.each([
    [20n, 0n, "none"],
    [21n, 0n, "slowed"],
    [50n, 0n, "slowed"],
    [51n, 0n, "blocked"],
    [10n, 10n, "none"],
    [11n, 11n, "slowed"],
    [26n, 26n, "blocked"],
  ] as const)("of $%s in a day, $%s of them in an hour, where $5 a day is usual: %s", (day, hour, level) => {
    expect(levelOf({ ...calm, dayNanoUsd: day * dollar, hourNanoUsd: hour * dollar })).toBe(level)
  })

  it("blocks who was slowed down and has spent another usual day since", () => {
    const slowed = { ...calm, dayNanoUsd: 25n * dollar, isSlowed: true }
    expect(levelOf({ ...slowed, sinceSlowedNanoUsd: 5n * dollar })).toBe("slowed")
    expect(levelOf({ ...slowed, sinceSlowedNanoUsd: 5n * dollar + 1n })).toBe("blocked")
    expect(levelOf({ ...slowed, dayNanoUsd: 20n * dollar, sinceSlowedNanoUsd: 6n * dollar })).toBe("none")
  })

  it("does not count one wild day of the past as usual", () => {
    expect(levelOf({ ...calm, pastDays: [...calm.pastDays, 900n * dollar], dayNanoUsd: 60n * dollar })).toBe("blocked")
  })

  it("says what it was measured by", () => {
    expect(judgeCost({ ...calm, dayNanoUsd: 31n * dollar, hourNanoUsd: 5n * dollar })).toEqual({ level: "slowed", times: 6.2, within: "day" })
    expect(judgeCost({ ...calm, dayNanoUsd: 16n * dollar, hourNanoUsd: 15n * dollar })).toEqual({ level: "slowed", times: 3, within: "hour" })
  })

  it("never trips newcomers", () => {
    fc.assert(fc.property(anyHistory, (history) => judgeCost({ ...history, pastDays: history.pastDays.slice(0, 4) }) === null))
  })

  it("never trips small sums, whatever the past", () => {
    fc.assert(fc.property(anyHistory, fc.bigInt({ min: 0n, max: 2n * dollar }), (history, day) => judgeCost({ ...history, hourNanoUsd: day, dayNanoUsd: day }) === null))
  })

  it("never grows milder with more cost, nor harsher with a dearer past", () => {
    fc.assert(
      fc.property(anyHistory, fc.bigInt({ min: 0n, max: 100n * dollar }), (history, more) => {
        const dearer = { ...history, hourNanoUsd: history.hourNanoUsd + more, dayNanoUsd: history.dayNanoUsd + more }
        const richer = { ...history, pastDays: history.pastDays.map((day) => day + more) }
        expect(order[levelOf(dearer)]).toBeGreaterThanOrEqual(order[levelOf(history)])
        expect(order[levelOf(richer)]).toBeLessThanOrEqual(order[levelOf(history)])
      }),
    )
  })

  it("blocks only what it would at least slow down without the slowing before", () => {
    fc.assert(fc.property(anyHistory, (history) => judgeCost(history) === null || judgeCost({ ...history, isSlowed: false }) !== null))
  })
})
