import type { Tx } from "@/drizzle/client"
import { upsertPoints } from "@/lib/store/limits/rate-limits"
import { type LimitName, rateLimits } from "./rate-limits"

export const costLimits = ["cost-hour", "cost-day"] as const satisfies LimitName[]

type Payer = { workspaceId: string; userId: string }

export function costKey({ workspaceId, userId }: Payer): string {
  return `${workspaceId}:${userId}`
}

/** Counts what a call cost, in the system role's transaction that settles it; a cost that is nothing writes nothing. */
export async function countCost(tx: Tx, { costNanoUsd, ...payer }: Payer & { costNanoUsd: bigint }): Promise<void> {
  if (costNanoUsd <= 0n) return
  const points = Number((costNanoUsd + 999n) / 1000n)
  for (const name of costLimits) await upsertPoints(tx, { key: `${name}:${costKey(payer)}`, points, durationMs: rateLimits[name].windowSeconds * 1000 })
}
