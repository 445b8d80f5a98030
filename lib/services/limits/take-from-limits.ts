import type { Deps } from "../context"
import { limiterOf } from "./limiters"
import type { LimitName, LimitState } from "./rate-limits"

/** Takes one point of each; never throws for a refusal. Once one refuses, the rest are not asked. */
export async function takeFromLimits(deps: Pick<Deps, "database">, wanted: { name: LimitName; key: string }[]): Promise<LimitState[]> {
  const states: LimitState[] = []
  for (const { name, key } of wanted) {
    const state = { name, ...(await limiterOf(deps.database, name).take(key)) }
    states.push(state)
    if (state.isRefused) break
  }
  return states
}
