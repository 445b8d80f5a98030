import type { CostReport, CostSum } from "@/lib/services/insights/insights.dto"

export const metrics = [
  { value: "cost", label: "Cost" },
  { value: "tokens", label: "Tokens" },
  { value: "requests", label: "Requests" },
] as const
export type Metric = (typeof metrics)[number]["value"]

/** One day of the picture; `part` lies on top of `whole` in its own colour. Null where the day has not come yet: a gap is not a zero. */
export type ChartDay = { day: string; whole: number | null; part: number | null; sum: CostSum }

/** Numbers for drawing only: dollars billed and estimated, tokens in and out, or requests. */
export function chartDays(days: CostReport["days"], { metric, today }: { metric: Metric; today: string }): ChartDay[] {
  return days.map(({ day, ...sum }) => {
    const [whole, part] = pairOf(sum, metric)
    return { day, whole: day > today ? null : whole, part: day > today ? null : part, sum }
  })
}

export function tokensIn(sum: CostSum): number {
  return sum.inputTokens + sum.cacheReadTokens + sum.cacheWriteTokens
}

function pairOf(sum: CostSum, metric: Metric): [number, number] {
  if (metric === "requests") return [sum.requests, 0]
  if (metric === "tokens") return [tokensIn(sum), sum.outputTokens]
  return [dollars(BigInt(sum.costNanoUsd) - BigInt(sum.estimatedNanoUsd)), dollars(BigInt(sum.estimatedNanoUsd))]
}

function dollars(nanoUsd: bigint): number {
  return Number(nanoUsd) / 1e9
}
