import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fitToBudget, passageTokens } from "./fit-to-budget"

const passage = fc.record({ title: fc.string({ maxLength: 20 }), text: fc.string({ maxLength: 400 }) })

describe("fitToBudget", () => {
  it("never passes the budget and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(passage), fc.nat(1_000), (passages, budget) => {
        const fitted = fitToBudget(passages, budget)
        expect(fitted.reduce((sum, one) => sum + passageTokens(one), 0)).toBeLessThanOrEqual(budget)
        expect(passages.filter((one) => fitted.includes(one))).toEqual(fitted)
      }),
    )
  })

  it("passes over one that is too long for a shorter one after it", () => {
    const short = { title: "b", text: "short" }
    expect(fitToBudget([{ title: "a", text: "x".repeat(900) }, short], 100)).toEqual([short])
  })
})
