import type { Database } from "@/drizzle/client"

/** Who is not held back now is not asked about again for so long: nearly everybody, at nearly every request. */
const keptMs = 15_000
const mostKept = 10_000

const kept = new WeakMap<Database, Map<string, number>>()

export function isKnownFree(database: Database, person: string): boolean {
  return (kept.get(database)?.get(person) ?? 0) > performance.now()
}

export function noteFree(database: Database, person: string): void {
  const ofDatabase = kept.get(database) ?? new Map<string, number>()
  kept.set(database, ofDatabase)
  if (ofDatabase.size >= mostKept) ofDatabase.clear()
  ofDatabase.set(person, performance.now() + keptMs)
}

/** After somebody was held back; other processes notice when what they keep has run out. */
export function forgetFree(database: Database): void {
  kept.delete(database)
}
