import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { throttles, users } from "@/drizzle/schema"

export type Throttle = { level: "slowed" | "blocked"; secondsLeft: number }

const isLive = and(isNull(throttles.liftedAt), gt(throttles.until, sql`clock_timestamp()`))

/** What holds for a person of the current workspace at this moment. */
export async function findThrottle(tx: Tx, userId: string): Promise<Throttle | null> {
  const [row] = await tx
    .select({ level: throttles.level, secondsLeft: sql<number>`extract(epoch from ${throttles.until} - clock_timestamp())::float8` })
    .from(throttles)
    .where(and(eq(throttles.userId, userId), isLive))
  return row ?? null
}

/**
 * Seconds since a slowed person's last request was accepted; null when there is none. Their requests wait here for each
 * other, so that two at the same moment are not both the next one.
 */
export async function secondsSinceLast(tx: Tx, where: { workspaceId: string; userId: string }): Promise<number | null> {
  await tx.select({ level: throttles.level }).from(throttles).where(eq(throttles.userId, where.userId)).for("update")
  const [row] = await rows<{ seconds: number }>(
    tx,
    sql`select extract(epoch from clock_timestamp() - created_at)::float8 as seconds from requests
      where workspace_id = ${where.workspaceId} and actor_id = ${where.userId} and origin = 'user' order by id desc limit 1`,
  )
  return row?.seconds ?? null
}

export type NewThrottle = { workspaceId: string; userId: string; level: Throttle["level"]; reason: string; lastsSeconds: number }

/** Begins a throttle, or lets one of the same level last longer. */
export async function upsertThrottle(tx: Tx, { lastsSeconds, ...throttle }: NewThrottle): Promise<void> {
  const until = sql`clock_timestamp() + make_interval(secs => ${lastsSeconds})`
  const goesOn = sql`(${throttles.level} = excluded.level and ${throttles.liftedAt} is null and ${throttles.until} > clock_timestamp())`
  await tx
    .insert(throttles)
    .values({ ...throttle, until })
    .onConflictDoUpdate({
      target: [throttles.workspaceId, throttles.userId],
      set: {
        level: throttle.level,
        reason: throttle.reason,
        until: sql`excluded.until_time`,
        createdAt: sql`case when ${goesOn} then ${throttles.createdAt} else excluded.created_at end`,
        liftedBy: null,
        liftedAt: null,
      },
    })
}

/** Everybody in the current workspace who is held back, the latest first. */
export function listThrottles(tx: Tx) {
  return tx
    .select({ userId: throttles.userId, name: users.name, email: users.email, level: throttles.level, reason: throttles.reason, createdAt: throttles.createdAt, until: throttles.until })
    .from(throttles)
    .innerJoin(users, eq(users.id, throttles.userId))
    .where(isLive)
    .orderBy(sql`${throttles.createdAt} desc`, throttles.userId)
}

/** True when there was something to lift; null for a person who was never held back. */
export async function liftThrottle(tx: Tx, input: { userId: string; liftedBy: string }): Promise<boolean | null> {
  const lifted = await tx.update(throttles).set({ liftedBy: input.liftedBy, liftedAt: sql`clock_timestamp()` }).where(and(eq(throttles.userId, input.userId), isLive)).returning({ userId: throttles.userId })
  if (lifted.length > 0) return true
  const known = await tx.select({ userId: throttles.userId }).from(throttles).where(eq(throttles.userId, input.userId))
  return known.length > 0 ? false : null
}
