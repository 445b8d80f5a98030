import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { type RecentCost, sumRecentCosts } from "@/lib/store/limits/sum-recent-costs"
import { upsertThrottle } from "@/lib/store/limits/throttles"
import type { Deps } from "../context"
import { type CostVerdict, judgeCost, leastSuspectNanoUsd } from "./judge-cost"
import { forgetFree } from "./unthrottled"

/** Slowing lasts an hour beyond the last time it was called for; a block, until somebody lifts it or half a day is over. */
const lastsSeconds: Record<CostVerdict["level"], number> = { slowed: 3_600, blocked: 12 * 3_600 }

/** Compares what everybody spent lately with their own past, and slows down or blocks those who broke with it. Returns how many there are. */
export async function watchCosts(deps: Pick<Deps, "database">): Promise<{ slowed: number; blocked: number }> {
  const counts = { slowed: 0, blocked: 0 }
  const people = await deps.database.system((tx) => sumRecentCosts(tx, { leastNanoUsd: leastSuspectNanoUsd }))
  for (const person of people) {
    const verdict = judgeCost(historyOf(person))
    if (!verdict || person.liveLevel === "blocked") continue
    counts[verdict.level] += 1
    await holdBack(deps, { person, verdict })
  }
  return counts
}

function historyOf({ hourNanoUsd, dayNanoUsd, pastDays, liveLevel, sinceThrottledNanoUsd }: RecentCost) {
  return { hourNanoUsd: BigInt(hourNanoUsd), dayNanoUsd: BigInt(dayNanoUsd), pastDays: pastDays.map(BigInt), isSlowed: liveLevel === "slowed", sinceSlowedNanoUsd: BigInt(sinceThrottledNanoUsd) }
}

async function holdBack({ database }: Pick<Deps, "database">, { person, verdict }: { person: RecentCost; verdict: CostVerdict }): Promise<void> {
  const { workspaceId, userId, dayNanoUsd, hourNanoUsd } = person
  const { level, times, within } = verdict
  const reason = `${times.toFixed(1)} times the cost of a usual day within ${within === "hour" ? "one hour" : "24 hours"}`
  await database.system(async (tx) => {
    await upsertThrottle(tx, { workspaceId, userId, level, reason, lastsSeconds: lastsSeconds[level] })
    if (level !== person.liveLevel) await insertSystemAudit(tx, { workspaceId, action: `throttle.${level}`, subjectKind: "user", subjectId: userId, detail: { reason, dayNanoUsd, hourNanoUsd } })
  })
  forgetFree(database)
}
