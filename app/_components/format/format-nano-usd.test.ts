import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { formatNanoUsd } from "./format-nano-usd"

describe("formatNanoUsd", () => {
  it("shows four digits below a dollar and two above", () => {
    expect(formatNanoUsd("12300000")).toBe("$0.0123")
    expect(formatNanoUsd("999900000")).toBe("$0.9999")
    expect(formatNanoUsd("1000000000")).toBe("$1.00")
    expect(formatNanoUsd("1234567890000000")).toBe("$1,234,567.89")
  })

  it("never shows a cost as zero", () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), (nano) => !/^\$0(\.0+)?$/.test(formatNanoUsd(nano.toString()))))
    expect(formatNanoUsd("1")).toBe("< $0.0001")
  })

  it("keeps zero, the unknown and the negative apart", () => {
    expect(formatNanoUsd("0")).toBe("$0")
    expect(formatNanoUsd(null)).toBe("–")
    expect(formatNanoUsd("not a number")).toBe("–")
    expect(formatNanoUsd("-2500000000")).toBe("−$2.50")
  })

  it("is within half of the last digit shown", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1_000_000_000n, max: 10n ** 15n }), (nano) => {
        const shown = Number(formatNanoUsd(nano.toString()).replace(/[$,]/g, ""))
        return Math.abs(shown - Number(nano) / 1e9) <= 0.0051
      }),
    )
  })
})
