import fc from "fast-check"
import { expect, it } from "vitest"
import { addDays, dayRange, daysBetween } from "./day-range"

it("is the thirty days that end today when nothing is asked for", () => {
  expect(dayRange({}, "2026-03-01")).toEqual({ from: "2026-01-31", to: "2026-03-01" })
})

it("refuses a range that runs backwards or is longer than a year", () => {
  expect(() => dayRange({ from: "2026-03-02", to: "2026-03-01" }, "2026-03-01")).toThrow("after the last")
  expect(() => dayRange({ from: "2020-01-01", to: "2026-03-01" }, "2026-03-01")).toThrow("366 days")
})

it("lists every day once and in order, across months, years and clock changes", () => {
  fc.assert(
    fc.property(fc.date({ min: new Date("1999-01-01"), max: new Date("2099-01-01"), noInvalidDate: true }), fc.integer({ min: 0, max: 365 }), (date, length) => {
      const from = date.toISOString().slice(0, 10)
      const days = daysBetween(from, addDays(from, length))
      expect(days).toHaveLength(length + 1)
      expect(days).toEqual(days.toSorted())
      expect(new Set(days).size).toBe(days.length)
    }),
  )
})
