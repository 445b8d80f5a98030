import { describe, expect, it } from "vitest"
import { parseDue, parseDurationMs } from "./moment"

describe("durations and moments", () => {
  it("reads every unit and their sums", () => {
    expect(["1ms", "2s", "3m", "4h", "5d", "6w", "1d2h30m5s", "1.5s"].map(parseDurationMs)).toEqual([
      1, 2_000, 180_000, 14_400_000, 432_000_000, 3_628_800_000, 95_405_000, 1_500,
    ])
  })
  it("reads ISO dates as moments", () => {
    expect(parseDue("2026-11-21T05:09:41.436Z")).toEqual({ at: "2026-11-21T05:09:41.436Z" })
  })
  it.each(["", "1", "1 hour", "h", "soon", "1h 30m"])("refuses %j", (text) => {
    expect(parseDurationMs(text)).toBeNull()
  })
  it("names what it cannot read", () => {
    expect(() => parseDue("soonish")).toThrow(/"soonish"/)
  })
})
