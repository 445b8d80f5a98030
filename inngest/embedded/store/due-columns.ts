import type { Due } from "../types"

/** A Due as the two columns of a recordset that `coalesce(at, clock_timestamp() + after_ms * interval '1 ms')` reads. */
export function dueColumns(due: Due | null): { after_ms: number | null; at: string | null } {
  if (!due) return { after_ms: null, at: null }
  return "at" in due ? { after_ms: null, at: due.at } : { after_ms: due.afterMs, at: null }
}

/** Roughly how long until it is due, to arm a timer; what decides is the database's clock. */
export function dueInMs(due: Due): number {
  return "at" in due ? Math.max(0, Date.parse(due.at) - Date.now()) : due.afterMs
}
