import type { BudgetUnit } from "@/drizzle/schema/constants"

/** What was typed (dollars, or tokens) as the integer the API takes; null when it is no amount. */
export function parseBudgetAmount(text: string, unit: BudgetUnit): string | null {
  const plain = text.trim().replace(/^\$/, "").replaceAll(/[,\s_]/g, "")
  const [, whole, fraction = ""] = /^(\d{1,12})(?:\.(\d{0,9}))?$/.exec(plain) ?? []
  if (whole === undefined) return null
  if (unit === "tokens") return fraction === "" ? String(BigInt(whole)) : null
  const nanoUsd = String(BigInt(whole + fraction.padEnd(9, "0")))
  return nanoUsd.length <= 18 ? nanoUsd : null
}

/** The other way round, to fill the field. */
export function budgetAmountText(limit: string, unit: BudgetUnit): string {
  if (unit === "tokens") return limit
  const digits = limit.padStart(10, "0")
  const fraction = digits.slice(-9).replace(/0+$/, "").padEnd(2, "0")
  return `${digits.slice(0, -9)}.${fraction}`
}
