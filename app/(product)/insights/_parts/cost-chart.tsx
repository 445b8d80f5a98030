"use client"

import { useRouter } from "next/navigation"
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import { formatDay } from "../../../_components/format/format-day"
import { formatNanoUsd } from "../../../_components/format/format-nano-usd"
import type { ChartDay } from "./chart-days"
import { requestsHref } from "./requests-href"

export type CostChartProps = { days: ChartDay[] }

/** Dollars by day, what is estimated on top in its own colour; a bar leads to the requests of its day. */
export function CostChart({ days }: CostChartProps) {
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
        <YAxis tickFormatter={axisDollars} tick={{ fill: "var(--faint)", fontSize: 12 }} tickLine={false} axisLine={false} width={64} />
        <Tooltip cursor={{ fill: "var(--sunken)" }} content={({ payload }) => <DayTip day={(payload[0]?.payload as ChartDay | undefined) ?? null} />} />
        <Bar dataKey="settled" name="Billed" stackId="cost" fill="var(--accent)" isAnimationActive={false} />
        <Bar dataKey="estimated" name="Estimated" stackId="cost" fill="var(--control)" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  )
}

function DayTip({ day }: { day: ChartDay | null }) {
  if (!day) return null
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm shadow-floating">
      <p className="text-faint">{formatDay(day.day)}</p>
      <p className="font-medium tabular-nums">{day.settled === null ? "Not yet" : formatNanoUsd(day.costNanoUsd)}</p>
      {day.estimated ? <p className="text-muted tabular-nums">of which ${day.estimated.toFixed(4)} estimated</p> : null}
    </div>
  )
}

function shortDay(day: string): string {
  return formatDay(day).split(" ").slice(0, 2).join(" ")
}

function axisDollars(value: number): string {
  if (value === 0) return "$0"
  return value >= 1 ? `$${value.toLocaleString("en-US", { maximumFractionDigits: 2 })}` : `$${value.toPrecision(2)}`
}
