import fc from "fast-check"
import { expect, it } from "vitest"
import { mostAttempts, nextTry } from "./next-try"
import { policyOf } from "./error-policy"
import { inferenceErrorCodes } from "../errors"

const situation = { attempts: 1, hasOtherModel: true, remainingMs: 60_000, random: () => 0.5 }

it("asks another model where one is there, and the same again where none is", () => {
  expect(nextTry({ ...situation, error: { code: "timeout", retryAfterMs: null } })).toEqual({ action: "fallback" })
  expect(nextTry({ ...situation, hasOtherModel: false, error: { code: "timeout", retryAfterMs: null } })).toEqual({ action: "retry", delayMs: 500 })
})

it("waits as long as the provider says when that is short, and never beyond the deadline", () => {
  expect(nextTry({ ...situation, error: { code: "rate_limited", retryAfterMs: 1_500 } })).toEqual({ action: "retry", delayMs: 1_500 })
  expect(nextTry({ ...situation, error: { code: "rate_limited", retryAfterMs: 20_000 } })).toEqual({ action: "fallback" })
  expect(nextTry({ ...situation, hasOtherModel: false, error: { code: "rate_limited", retryAfterMs: 20_000 } })).toEqual({ action: "retry", delayMs: 20_000 })
  expect(nextTry({ ...situation, hasOtherModel: false, error: { code: "rate_limited", retryAfterMs: 86_400_000 } })).toEqual({ action: "give_up" })
  expect(nextTry({ ...situation, hasOtherModel: false, error: { code: "rate_limited", retryAfterMs: 0 } })).toEqual({ action: "retry", delayMs: 0 })
})

it.each([
  ["content_policy", "give_up"],
  ["invalid_request", "give_up"],
  ["invalid_output", "give_up"],
  ["no_price", "give_up"],
  ["cancelled", "give_up"],
  ["context_too_long", "fallback"],
  ["authentication", "fallback"],
  ["spend_limit", "fallback"],
] as const)("answers %s with %s", (code, action) => {
  expect(nextTry({ ...situation, error: { code, retryAfterMs: null } }).action).toBe(action)
})

it("never makes more attempts than allowed, nor waits past what is left, nor retries what cannot pass", () => {
  fc.assert(
    fc.property(
      fc.record({ code: fc.constantFrom(...inferenceErrorCodes), retryAfterMs: fc.option(fc.integer({ min: 0, max: 100_000_000 })), attempts: fc.integer({ min: 1, max: 8 }), hasOtherModel: fc.boolean(), remainingMs: fc.integer({ min: -1_000, max: 200_000 }) }),
      ({ code, retryAfterMs, ...rest }) => {
        const next = nextTry({ ...rest, error: { code, retryAfterMs } })
        if (rest.attempts >= mostAttempts || rest.remainingMs <= 0) expect(next.action).toBe("give_up")
        if (next.action === "retry") {
          expect(policyOf({ code }).isPassing).toBe(true)
          expect(next.delayMs).toBeLessThan(rest.remainingMs)
          if (retryAfterMs !== null) expect(next.delayMs).toBe(retryAfterMs)
        }
        if (next.action === "fallback") expect(rest.hasOtherModel && policyOf({ code }).canFallBack).toBe(true)
      },
    ),
  )
})
