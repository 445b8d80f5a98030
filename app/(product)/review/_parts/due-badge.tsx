"use client"

import { Clock } from "lucide-react"
import { formatRelative } from "../../../_components/format/format-relative"
import { Badge } from "../../../_components/ui/badge"
import { useTimeZone } from "../../../_components/ui/time-zone"

const soonMs = 4 * 3_600_000

/** When it is due; louder when that is soon or past. */
export function DueBadge({ dueAt }: { dueAt: string }) {
  const timeZone = useTimeZone()
  const now = Date.now()
  const leftMs = Date.parse(dueAt) - now
  const tone = leftMs < 0 ? "danger" : leftMs < soonMs ? "warn" : "neutral"
  return (
    <span suppressHydrationWarning>
      <Badge tone={tone} icon={Clock}>
        {leftMs < 0 ? "Was due" : "Due"} {formatRelative(dueAt, { now, timeZone })}
      </Badge>
    </span>
  )
}
