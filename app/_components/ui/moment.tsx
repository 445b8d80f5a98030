"use client"

import { formatMoment } from "../format/format-moment"
import { formatRelative } from "../format/format-relative"
import { useTimeZone } from "./time-zone"

/** A time in the workspace's own zone; `isRelative` says how long ago, with the time itself as the tooltip. */
export function Moment({ iso, isRelative = false, className }: { iso: string; isRelative?: boolean; className?: string }) {
  const timeZone = useTimeZone()
  const full = formatMoment(iso, timeZone)
  return (
    <time dateTime={iso} title={full} className={className} suppressHydrationWarning>
      {isRelative ? formatRelative(iso, { now: Date.now(), timeZone }) : full}
    </time>
  )
}
