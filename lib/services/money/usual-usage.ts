import type { Database, Tx } from "@/drizzle/client"
import { findUsualUsage, type UsualUsage } from "@/lib/store/money/find-usual-usage"

const keptMs = 10 * 60_000
const mostKept = 5_000
/** Estimates are upper ones, and answers seldom use all they may. */
const untold: UsualUsage = { inputShare: 0.8, outputShare: 0.5 }

type Kept = { usage: UsualUsage; untilMs: number }
const kept = new WeakMap<Database, Map<string, Kept>>()

/** How much of what is estimated and allowed a prompt's calls usually use here; looked up every ten minutes. */
export async function usualUsage(tx: Tx, where: { database: Database; workspaceId: string; promptKey: string }): Promise<UsualUsage> {
  const { database, workspaceId, promptKey } = where
  const ofDatabase = kept.get(database) ?? new Map<string, Kept>()
  kept.set(database, ofDatabase)
  const key = `${workspaceId}:${promptKey}`
  const known = ofDatabase.get(key)
  if (known && known.untilMs > performance.now()) return known.usage
  const usage = (await findUsualUsage(tx, { workspaceId, promptKey })) ?? untold
  if (ofDatabase.size >= mostKept) ofDatabase.clear()
  ofDatabase.set(key, { usage, untilMs: performance.now() + keptMs })
  return usage
}
