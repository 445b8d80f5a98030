import { z } from "zod"
import { addDays } from "@/lib/services/insights"
import { firstOf, type PageSearch } from "../../../_components/page/first-of"

const day = z.iso.date()

/** What stands in the address, or the default where that is no range. */
export function readRange(search: PageSearch, today: string): { from?: string; to?: string } {
  const [from, to] = [day.safeParse(firstOf(search.from)).data, day.safeParse(firstOf(search.to)).data ?? today]
  return from && from <= to && addDays(from, 366) > to ? { from, to } : {}
}

/** The day it is now in a time zone. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(now)
}
