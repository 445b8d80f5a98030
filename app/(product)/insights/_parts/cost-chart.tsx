"use client"

import { useRouter } from "next/navigation"
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { formatCompact } from "../../../_components/format/format-compact"
import { formatDay } from "../../../_components/format/format-day"
import type { ChartDay, Metric } from "./chart-days"
import { DayTip } from "./day-tip"
import { requestsHref } from "./requests-href"

export type CostChartProps = { days: ChartDay[]; metric: Metric }

/** One bar for each day, which leads to the requests of that day. */
export function CostChart({ days, metric }: CostChartProps) {
  const router = useRouter()
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart
        data={days}
        margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        onClick={({ activeLabel }) => activeLabel !== undefined && router.push(requestsHref({ day: String(activeLabel) }))}
        className="cursor-pointer"
      >
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="day" tickFormatter={shortDay} tick={{ fill: "var(--faint)", fontSize: 12 }} tickLine={false} axisLine={{ stroke: "var(--line)" }} minTickGap={24} />
        <YAxis allowDecimals={metric === "cost"} tickFormatter={metric === "cost" ? axisDollars : formatCompact} tick={{ fill: "var(--faint)", fontSize: 12 }} tickLine={false} axisLine={false} width={64} />
        <Tooltip cursor={{ fill: "var(--sunken)" }} isAnimationActive={false} content={({ payload }) => <DayTip day={(payload[0]?.payload as ChartDay | undefined) ?? null} />} />
        <Bar dataKey="whole" stackId="day" fill="var(--accent)" isAnimationActive={false} maxBarSize={48} />
        <Bar dataKey="part" stackId="day" fill="var(--control)" isAnimationActive={false} maxBarSize={48} />
      </BarChart>
    </ResponsiveContainer>
  )
}

function shortDay(day: string): string {
  return formatDay(day).split(" ").slice(0, 2).join(" ")
}

function axisDollars(value: number): string {
  if (value === 0) return "$0"
  return value >= 1 ? `$${value.toLocaleString("en-US", { maximumFractionDigits: 2 })}` : `$${Number(value.toPrecision(2))}`
}
