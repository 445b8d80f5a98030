import { formatNanoUsd } from "../../../_components/format/format-nano-usd"

/** "+$1.20 (+4.0 %)", "−$0.30 (−1.5 %)" or "None". */
export function differenceText({ oldNanoUsd, newNanoUsd }: { oldNanoUsd: string; newNanoUsd: string }): string {
  const [before, after] = [BigInt(oldNanoUsd), BigInt(newNanoUsd)]
  const difference = after - before
  if (difference === 0n) return "None"
  const amount = `${difference > 0n ? "+" : ""}${formatNanoUsd(String(difference))}`
  if (before === 0n) return amount
  const perMille = Number((difference * 1000n) / before) / 10
  return `${amount} (${difference > 0n ? "+" : "−"}${Math.abs(perMille).toFixed(1)} %)`
}
