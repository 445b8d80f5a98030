/** "2026-11-21" or a full ISO time → "21 Nov 2026". A bare date is a calendar day and has no zone. */
export function formatDay(day: string): string {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number)
  if (!year || !month || !date) return day
  const name = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" }).format(Date.UTC(year, month - 1, 1))
  return `${date} ${name} ${year}`
}
