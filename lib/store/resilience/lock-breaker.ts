import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { breakers } from "@/drizzle/schema"

export type BreakerKey = { provider: string; model: string }
export type BreakerRecord = typeof breakers.$inferSelect

/** The row of a breaker, locked; made when there is none yet. */
export async function lockBreaker(tx: Tx, { provider, model }: BreakerKey): Promise<BreakerRecord> {
  await tx.insert(breakers).values({ provider, model }).onConflictDoNothing()
  const [row] = await tx.select().from(breakers).where(isBreaker({ provider, model })).for("update")
  if (!row) throw new Error(`the breaker of ${provider} ${model} is gone`)
  return row
}

export async function findBreaker(tx: Tx, key: BreakerKey): Promise<BreakerRecord | null> {
  const [row] = await tx.select().from(breakers).where(isBreaker(key))
  return row ?? null
}

export function isBreaker({ provider, model }: BreakerKey) {
  return and(eq(breakers.provider, provider), eq(breakers.model, model))
}
