import { AppError } from "@/lib/errors"
import type { CostQuery } from "./insights.dto"

const defaultDays = 30
const longestDays = 366

/** The range asked for, or the thirty days that end today. Throws invalid_payload for one that runs backwards or is over a year. */
export function dayRange(query: Pick<CostQuery, "from" | "to">, today: string): { from: string; to: string } {
  const to = query.to ?? (query.from && query.from > today ? query.from : today)
  const from = query.from ?? addDays(to, 1 - defaultDays)
  if (from > to) throw refuse("The first day is after the last.")
  if (daysBetween(from, to).length > longestDays) throw refuse(`At most ${longestDays} days at a time.`)
  return { from, to }
}

/** Every day of a range, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return Array.from({ length: Math.min(Math.max(count, 0), longestDays + 1) }, (_, index) => addDays(from, index))
}

export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

function refuse(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "from", message }] })
}
