import type { Due } from "./types"

const unitMs: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 }
const durationPattern = /^(?:\d+(?:\.\d+)?(?:ms|[wdhms]))+$/

/** "1d2h30m5s" in milliseconds; null for anything else. */
export function parseDurationMs(text: string): number | null {
  if (!durationPattern.test(text)) return null
  let total = 0
  for (const [, count, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[wdhms])/g)) total += Number(count) * (unitMs[unit ?? ""] ?? 0)
  return total
}

/** A duration or an ISO date; throws for anything else. */
export function parseDue(text: string): Due {
  const afterMs = parseDurationMs(text)
  if (afterMs !== null) return { afterMs }
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw new Error(`"${text}" is neither a duration such as 1h30m nor an ISO date`)
  return { at: new Date(at).toISOString() }
}
