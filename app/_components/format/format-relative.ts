import { formatMoment } from "./format-moment"

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** "just now", "5 min ago", "3 h ago", "in 2 days"; older than a week is the date itself. */
export function formatRelative(iso: string, { now, timeZone }: { now: number; timeZone: string }): string {
  const differenceMs = now - new Date(iso).getTime()
  if (Number.isNaN(differenceMs)) return iso
  const size = Math.abs(differenceMs)
  if (size < minuteMs) return "just now"
  if (size >= 7 * dayMs) return formatMoment(iso, timeZone).split(",")[0] ?? iso
  const text = size < hourMs ? `${Math.floor(size / minuteMs)} min` : size < dayMs ? `${Math.floor(size / hourMs)} h` : days(Math.floor(size / dayMs))
  return differenceMs > 0 ? `${text} ago` : `in ${text}`
}

function days(count: number): string {
  return count === 1 ? "1 day" : `${count} days`
}
