import type { Database } from "@/drizzle/client"
import type { Actor } from "../actor"
import type { Deps } from "../context"
import { costKey, costLimits } from "./cost-limits"
import { limiterOf } from "./limiters"
import type { LimitState } from "./rate-limits"

type Kept = { states: LimitState[]; untilMs: number }

const keptMs = 2_000
const mostKept = 10_000
const kept = new WeakMap<Database, Map<string, Kept>>()

/** Where a person stands with what their calls may cost in an hour and a day; as it was at most two seconds ago. */
export async function readCostLimits({ database }: Pick<Deps, "database">, actor: Pick<Actor, "workspaceId" | "userId">): Promise<LimitState[]> {
  const key = costKey(actor)
  const ofDatabase = kept.get(database) ?? new Map<string, Kept>()
  kept.set(database, ofDatabase)
  const known = ofDatabase.get(key)
  if (known && known.untilMs > performance.now()) return known.states
  const states = await Promise.all(costLimits.map(async (name) => ({ name, ...(await limiterOf(database, name).read(key)) })))
  if (ofDatabase.size >= mostKept) ofDatabase.clear()
  ofDatabase.set(key, { states, untilMs: performance.now() + keptMs })
  return states
}
