"use client"

import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts"
import type { DrawnPoint, HealthMetric } from "./health-points"

export type HealthLinesProps = { points: DrawnPoint[]; metric: HealthMetric }

const tick = { fill: "var(--faint)", fontSize: 12 }

/** Success in percent, or typical and slow times in seconds. */
export function HealthLines({ points, metric }: HealthLinesProps) {
  const isShare = metric === "success"
  const unit = isShare ? " %" : " s"
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={points} margin={{ top: 8, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis dataKey="label" tick={tick} tickLine={false} axisLine={{ stroke: "var(--line)" }} minTickGap={32} />
        <YAxis domain={isShare ? [0, 100] : [0, "auto"]} unit={unit} tick={tick} tickLine={false} axisLine={false} width={56} />
        <Tooltip cursor={{ stroke: "var(--line-strong)" }} isAnimationActive={false} content={({ payload }) => <Tip point={(payload[0]?.payload as DrawnPoint | undefined) ?? null} unit={unit} />} />
        <Line dataKey="typical" stroke="var(--accent)" strokeWidth={2} dot={points.length < 40} isAnimationActive={false} />
        {!isShare && <Line dataKey="slow" stroke="var(--control)" strokeWidth={2} dot={points.length < 40} isAnimationActive={false} />}
      </LineChart>
    </ResponsiveContainer>
  )
}

function Tip({ point, unit }: { point: DrawnPoint | null; unit: string }) {
  if (!point) return null
  return (
    <div className="rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm tabular-nums shadow-floating">
      <p className="text-faint">{point.label}</p>
      <p className="font-medium">{point.typical === null ? "No calls" : `${point.typical}${unit}`}</p>
      {point.slow !== null && (
        <p className="text-muted">
          slow: {point.slow}
          {unit}
        </p>
      )}
    </div>
  )
}
