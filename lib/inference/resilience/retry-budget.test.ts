import fc from "fast-check"
import { expect, it } from "vitest"
import { RetryBudget } from "./retry-budget"

it("lets a quiet installation repeat a handful of calls a minute", () => {
  let nowMs = 0
  const budget = new RetryBudget(() => nowMs)
  budget.noteRequest()
  expect(Array.from({ length: 8 }, () => budget.take())).toEqual([true, true, true, true, true, true, false, false])
  nowMs = 60_001
  expect(budget.take()).toBe(true)
})

it("keeps calls within 1.10 of the requests of any minute with a hundred and more of them, whatever fails when", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 100, maxLength: 600 }), (doFail) => {
      let nowMs = 0
      let calls = 0
      const budget = new RetryBudget(() => nowMs)
      for (const doesFail of doFail) {
        nowMs += 100
        budget.noteRequest()
        calls++
        if (doesFail && budget.take()) calls++
      }
      expect(calls).toBeLessThanOrEqual(doFail.length * 1.1)
    }),
  )
})
