import { describe, expect, it } from "vitest"
import { nextStep } from "./next-step"
import { networkProblem, problemOf } from "./problem"

const at = { now: Date.parse("2026-11-21T22:00:00Z"), timeZone: "UTC" }

describe("problems", () => {
  it("says when a budget resets", () => {
    const problem = problemOf({ status: 429, body: { code: "budget_exceeded", detail: "Your budget is used up." }, retryAfter: "7200" })
    expect(nextStep(problem, at)).toContain("22 Nov 2026, 00:00")
  })

  it("says how long a rate limit lasts", () => {
    expect(nextStep(problemOf({ status: 429, body: { code: "rate_limited", detail: "Slow down." }, retryAfter: "61" }), at)).toBe("You can go on in 2 minutes.")
  })

  it("has a sentence where no problem document came", () => {
    expect(problemOf({ status: 413, body: null, retryAfter: null }).detail).toMatch(/larger/)
    expect(problemOf({ status: 502, body: "<html>", retryAfter: null }).detail).toMatch(/Try again/)
    expect(nextStep(networkProblem, at)).toMatch(/not done twice/)
  })
})
