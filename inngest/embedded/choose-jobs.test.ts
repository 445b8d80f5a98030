import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { chooseJobs } from "./choose-jobs"

const job = (id: string, concurrencyKeys: string[], busy: Record<string, number> | null = null) => ({ id, concurrencyKeys, busy })

describe("chooseJobs", () => {
  it("passes over a full key and goes on with the next job", () => {
    const busy = { "f#0\u001fa": 2 }
    const ready = [job("1", ["f#0\u001fa"], busy), job("2", ["f#0\u001fb"], busy), job("3", [], busy)]
    expect(chooseJobs(ready, { "f#0": 2 })).toEqual(["2", "3"])
  })

  it("never exceeds a limit and never leaves out a job that fits, whatever the keys", () => {
    const keys = fc.uniqueArray(fc.constantFrom("f#0\u001fa", "f#0\u001fb", "env:x\u001fa", "g#0\u001fa"), { maxLength: 2 })
    const limits = { "f#0": 2, "env:x": 3, "g#0": 1 }
    const limitOf = (key: string) => limits[key.split("\u001f")[0] as keyof typeof limits]
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 30 }), fc.dictionary(fc.constantFrom("f#0\u001fa", "env:x\u001fa"), fc.integer({ min: 0, max: 3 })), (all, busy) => {
        const ready = all.map((concurrencyKeys, index) => job(String(index), concurrencyKeys, busy))
        const chosen = new Set(chooseJobs(ready, limits))
        const count = new Map<string, number>()
        for (const { id, concurrencyKeys } of ready)
          if (chosen.has(id)) for (const key of concurrencyKeys) count.set(key, (count.get(key) ?? 0) + 1)
        const total = (key: string) => (busy[key] ?? 0) + (count.get(key) ?? 0)
        for (const key of count.keys()) expect(total(key)).toBeLessThanOrEqual(limitOf(key))
        for (const { id, concurrencyKeys } of ready)
          if (!chosen.has(id)) expect(concurrencyKeys.some((key) => total(key) >= limitOf(key))).toBe(true)
      }),
    )
  })
})
