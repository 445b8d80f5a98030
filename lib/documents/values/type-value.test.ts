import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isBorneOut, typeValue } from "./type-value"

describe("typeValue", () => {
  it.each([
    ["money", "USD 1,250,000.00", { amount: 1_250_000, currency: "USD" }, "USD 1,250,000.00"],
    ["money", "$2.5 million", { amount: 2_500_000, currency: null }, "2,500,000.00"],
    ["money", "US$ 40", { amount: 40, currency: "USD" }, "USD 40.00"],
    ["money", "1.250.000,50 EUR", { amount: 1_250_000.5, currency: "EUR" }, "EUR 1,250,000.50"],
    ["money", "750 dollars", { amount: 750, currency: null }, "750.00"],
    ["date", "2019-05-05", { iso: "2019-05-05" }, "2019-05-05"],
    ["date", "the 5th day of May, 2019", { iso: "2019-05-05" }, "2019-05-05"],
    ["date", "March 2021", { iso: "2021-03" }, "2021-03"],
    ["date", "13/4/2019", { iso: "2019-04-13" }, "2019-04-13"],
    ["duration", "ninety (90) days", { count: 90, unit: "day" }, "90 days"],
    ["duration", "three years", { count: 3, unit: "year" }, "3 years"],
    ["duration", "one-month", { count: 1, unit: "month" }, "1 month"],
    ["number", "forty-five", 45, "45"],
    ["number", "12.5 %", 12.5, "12.5"],
    ["yes_no", "yes", true, "Yes"],
    ["yes_no", "No.", false, "No"],
    ["text", " New\n York ", "New York", "New York"],
  ] as const)("reads %s from %j", (type, words, value, shown) => {
    expect(typeValue(type, words)).toEqual({ value, shown })
  })

  it.each([
    ["date", "3/4/2019"],
    ["date", "two years after the Effective Date"],
    ["date", "31 February 2019"],
    ["money", "a reasonable fee"],
    ["duration", "a reasonable time"],
    ["number", "between 3 and 5"],
    ["yes_no", "perhaps"],
  ] as const)("knows no %s in %j and shows the words", (type, words) => {
    expect(typeValue(type, words)).toEqual({ value: null, shown: words })
  })

  it("reads back whatever amount it shows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fc.constantFrom("USD", "EUR", "GBP"), (cents, currency) => {
        const { value, shown } = typeValue("money", `${currency} ${(cents / 100).toFixed(2)}`)
        expect(typeValue("money", shown).value).toEqual(value)
      }),
    )
  })

  it("cuts what is too long to be shown", () => {
    expect(typeValue("clause", "word ".repeat(200)).shown).toHaveLength(300)
  })
})

describe("isBorneOut", () => {
  it("asks for the very value in the quote", () => {
    const quote = "upon ninety (90) days' notice, and a fee of $1,000 on 5 May 2019"
    expect(isBorneOut("duration", { value: { count: 90, unit: "day" }, quote })).toBe(true)
    expect(isBorneOut("duration", { value: { count: 60, unit: "day" }, quote })).toBe(false)
    expect(isBorneOut("money", { value: { amount: 1_000, currency: "USD" }, quote })).toBe(true)
    expect(isBorneOut("money", { value: { amount: 1_001, currency: "USD" }, quote })).toBe(false)
    expect(isBorneOut("date", { value: { iso: "2019-05" }, quote })).toBe(true)
    expect(isBorneOut("date", { value: { iso: "2019-06" }, quote })).toBe(false)
    expect(isBorneOut("money", { value: null, quote })).toBe(false)
  })
})
