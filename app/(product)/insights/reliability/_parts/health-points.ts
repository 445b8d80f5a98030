import type { HealthPoint } from "@/lib/services/insights/reliability/reliability.dto"
import { formatMoment } from "../../../../_components/format/format-moment"

export const healthMetrics = [
  { value: "success", label: "Success" },
  { value: "firstToken", label: "First words" },
  { value: "duration", label: "Whole answer" },
] as const
export type HealthMetric = (typeof healthMetrics)[number]["value"]

/** One step of the picture: percent, or seconds typical and slow. */
export type DrawnPoint = { label: string; typical: number | null; slow: number | null }

export function drawnPoints(points: HealthPoint[], { metric, step, timeZone }: { metric: HealthMetric; step: "hour" | "day"; timeZone: string }): DrawnPoint[] {
  return points.map((point) => {
    const moment = formatMoment(point.at, timeZone)
    const [typical, slow] = pairOf(point, metric)
    return { label: step === "day" ? (moment.split(",")[0] ?? moment) : moment, typical, slow }
  })
}

function pairOf(point: HealthPoint, metric: HealthMetric): [number | null, number | null] {
  if (metric === "success") return [point.successShare === null ? null : Math.round(point.successShare * 1000) / 10, null]
  const [typicalMs, slowMs] = metric === "firstToken" ? [point.firstTokenP50Ms, point.firstTokenP95Ms] : [point.durationP50Ms, point.durationP95Ms]
  return [seconds(typicalMs), seconds(slowMs)]
}

function seconds(milliseconds: number | null): number | null {
  return milliseconds === null ? null : milliseconds / 1000
}
