"use client"

import { useMemo, useState } from "react"
import dynamic from "next/dynamic"
import type { CostReport } from "@/lib/services/insights/insights.dto"
import { SegmentedControl } from "../../../_components/ui/segmented-control"
import { Skeleton } from "../../../_components/ui/skeleton"
import { chartDays, type Metric, metrics } from "./chart-days"
import type { CostChartProps } from "./cost-chart"
import { WhenInView } from "./when-in-view"

/** The chart's library is large and draws in the browser only; its place is kept meanwhile. */
const CostChart = dynamic<CostChartProps>(async () => (await import("./cost-chart")).CostChart, { ssr: false, loading: () => <Skeleton className="size-full" /> })

const legends: Record<Metric, [string, string | null]> = { cost: ["Billed", "Estimated"], tokens: ["In", "Out"], requests: ["Requests", null] }

type DayChartProps = { days: CostReport["days"]; today: string; summary: string; hasCost: boolean }

/** Cost, tokens or requests by day. Where nothing costs anything, tokens come first. */
export function DayChart({ days, today, summary, hasCost }: DayChartProps) {
  const [metric, setMetric] = useState<Metric>(hasCost ? "cost" : "tokens")
  const drawn = useMemo(() => chartDays(days, { metric, today }), [days, metric, today])
  const [whole, part] = legends[metric]
  return (
    <div className="space-y-2 p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <SegmentedControl label="What is drawn" options={metrics} value={metric} onChange={setMetric} />
        <p aria-hidden className="flex gap-4 text-xs text-muted">
          <span className="inline-flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-accent" /> {whole}
          </span>
          {part && (
            <span className="inline-flex items-center gap-1.5">
              <span className="size-2.5 rounded-xs bg-control" /> {part}
            </span>
          )}
        </p>
      </div>
      <div role="img" aria-label={summary} className="h-64">
        <WhenInView>
          <CostChart days={drawn} metric={metric} />
        </WhenInView>
      </div>
    </div>
  )
}
