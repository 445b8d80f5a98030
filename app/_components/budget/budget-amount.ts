import type { BudgetView } from "@/lib/services/insights/insights.dto"
import { formatNanoUsd } from "../format/format-nano-usd"

/** Tokens or dollars, in words. */
export function budgetAmount(amount: string, unit: BudgetView["unit"]): string {
  return unit === "nano_usd" ? formatNanoUsd(amount) : `${BigInt(amount).toLocaleString("en-US")} tokens`
}
