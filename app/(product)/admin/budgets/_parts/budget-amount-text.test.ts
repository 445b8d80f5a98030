import fc from "fast-check"
import { expect, it } from "vitest"
import { budgetAmountText, parseBudgetAmount } from "./budget-amount-text"

it("reads dollars exactly to the nano-dollar, and whole tokens", () => {
  expect(parseBudgetAmount("$1,234.50", "nano_usd")).toBe("1234500000000")
  expect(parseBudgetAmount("0.000000001", "nano_usd")).toBe("1")
  expect(parseBudgetAmount("1 000 000", "tokens")).toBe("1000000")
})

it("refuses what is no amount", () => {
  for (const text of ["", "abc", "-1", "1.5.2", "1e9", "1.0000000001", "9999999999"]) expect(parseBudgetAmount(text, "nano_usd")).toBeNull()
  expect(parseBudgetAmount("1.5", "tokens")).toBeNull()
})

it("fills the field with what it reads back as the same amount", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }), fc.constantFrom("tokens" as const, "nano_usd" as const), (amount, unit) => {
      const limit = String(unit === "tokens" ? amount / 1_000_000n : amount)
      expect(parseBudgetAmount(budgetAmountText(limit, unit), unit)).toBe(limit)
    }),
  )
})
