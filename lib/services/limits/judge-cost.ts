export type CostHistory = {
  hourNanoUsd: bigint
  /** The last 24 hours, the last hour included. */
  dayNanoUsd: bigint
  /** What each earlier day of the last four weeks cost on which there was any. */
  pastDays: bigint[]
  isSlowed: boolean
  sinceSlowedNanoUsd: bigint
}

export type CostVerdict = { level: "slowed" | "blocked"; /** How often a usual day's cost. */ times: number; within: "hour" | "day" }

/** Whoever has worked on fewer days has no past to break with. */
const fewestDays = 5
/** $1: a usual day counts as at least that, so that small sums never trip. */
const leastUsualDayNanoUsd = 1_000_000_000n
const slowsAbove = 4
const blocksAbove = 10
/** An hour that costs as much as two usual days is as strange as a day that costs as much as four. */
const hourWeight = 2

/** Below this nobody is judged at all. */
export const leastSuspectNanoUsd = (leastUsualDayNanoUsd * BigInt(slowsAbove)) / BigInt(hourWeight)

/**
 * Sudden cost against one's own past: more than four times the median day slows down, more than ten times blocks, and so does
 * another usual day's cost while slowed. Null where nothing is strange.
 */
export function judgeCost(history: CostHistory): CostVerdict | null {
  if (history.pastDays.length < fewestDays) return null
  const usual = usualDay(history.pastDays)
  const byDay = ratio(history.dayNanoUsd, usual)
  const byHour = ratio(history.hourNanoUsd, usual)
  const isHour = byHour * hourWeight > byDay
  const strangeness = isHour ? byHour * hourWeight : byDay
  if (strangeness <= slowsAbove) return null
  const isBlocked = strangeness > blocksAbove || (history.isSlowed && history.sinceSlowedNanoUsd > usual)
  return { level: isBlocked ? "blocked" : "slowed", times: isHour ? byHour : byDay, within: isHour ? "hour" : "day" }
}

function usualDay(pastDays: bigint[]): bigint {
  const sorted = pastDays.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n
  return middle > leastUsualDayNanoUsd ? middle : leastUsualDayNanoUsd
}

function ratio(a: bigint, b: bigint): number {
  return Number((a * 1000n) / b) / 1000
}
