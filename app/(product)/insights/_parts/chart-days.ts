import type { CostReport } from "@/lib/services/insights/insights.dto"

/** Dollars of one day, for drawing only; null where the day has not come yet: a gap is not a zero. */
export type ChartDay = { day: string; settled: number | null; estimated: number | null; costNanoUsd: string }

export function chartDays(days: CostReport["days"], today: string): ChartDay[] {
  return days.map(({ day, costNanoUsd, estimatedNanoUsd }) => ({
    day,
    costNanoUsd,
    settled: day > today ? null : dollars(BigInt(costNanoUsd) - BigInt(estimatedNanoUsd)),
    estimated: day > today ? null : dollars(BigInt(estimatedNanoUsd)),
  }))
}

function dollars(nanoUsd: bigint): number {
  return Number(nanoUsd) / 1e9
}
