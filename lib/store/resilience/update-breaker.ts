import { sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import { rows, type Tx } from "@/drizzle/client"
import { breakers, breakerTransitions } from "@/drizzle/schema"
import { type BreakerKey, isBreaker } from "./lock-breaker"

export async function updateBreaker(tx: Tx, key: BreakerKey, changes: PgUpdateSetSource<typeof breakers>): Promise<void> {
  await tx.update(breakers).set({ ...changes, updatedAt: sql`clock_timestamp()` }).where(isBreaker(key))
}

export async function insertTransition(tx: Tx, transition: Omit<typeof breakerTransitions.$inferInsert, "id" | "createdAt">): Promise<void> {
  await tx.insert(breakerTransitions).values({ ...transition, createdAt: sql`clock_timestamp()` })
}

/** Leases the one probe of an open breaker whose cool-down is over; false while it is not, or another replica has it. */
export async function takeProbe(tx: Tx, { provider, model, leaseMs, now }: BreakerKey & { leaseMs: number; now: Date }): Promise<boolean> {
  const at = now.toISOString()
  const taken = await rows(
    tx,
    sql`update breakers set probe_lease_until = ${at}::timestamptz + make_interval(secs => ${leaseMs / 1000}::float8), updated_at = clock_timestamp()
      where provider = ${provider} and model = ${model} and state = 'open' and probe_at <= ${at}::timestamptz
        and (probe_lease_until is null or probe_lease_until < ${at}::timestamptz)
      returning 1 as ok`,
  )
  return taken.length > 0
}
