import { expect, it } from "vitest"
import { differenceText } from "./repricing-words"

it("says which way and how much", () => {
  const text = (oldNanoUsd: string, newNanoUsd: string) => differenceText({ oldNanoUsd, newNanoUsd })
  expect(text("30000000000", "31200000000")).toBe("+$1.20 (+4.0 %)")
  expect(text("20000000000", "19700000000")).toBe("−$0.3000 (−1.5 %)")
  expect(text("5", "5")).toBe("None")
  expect(text("0", "2000000000")).toBe("+$2.00")
})
