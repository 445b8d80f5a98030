import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** A counter and how long it still counts; null for one without an end. */
export type PointsRow = { points: number; msLeft: number | null }

/** Adds points to a counter, or begins a new one where there is none, it has ended, or `isReset`. By the database's clock, which replicas share. */
export async function upsertPoints(tx: Tx, input: { key: string; points: number; durationMs: number; isReset?: boolean }): Promise<PointsRow> {
  const { key, points, durationMs, isReset = false } = input
  const begins = sql`(${isReset}::boolean or r.expires_at <= clock_timestamp())`
  const [row] = await rows<PointsRow>(
    tx,
    sql`insert into rate_limits as r (key, points, expires_at)
      values (${key}, ${points}, case when ${durationMs}::float8 > 0 then clock_timestamp() + make_interval(secs => ${durationMs}::float8 / 1000) end)
      on conflict (key) do update set points = case when ${begins} then excluded.points else r.points + excluded.points end,
        expires_at = case when ${begins} then excluded.expires_at else r.expires_at end
      returning points::float8 as points, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "msLeft"`,
  )
  if (!row) throw new Error("the counter was not written")
  return row
}

/** Null where nothing is counted any more. */
export async function findPoints(tx: Tx, key: string): Promise<PointsRow | null> {
  const [row] = await rows<PointsRow>(
    tx,
    sql`select points::float8 as points, (extract(epoch from expires_at - clock_timestamp()) * 1000)::float8 as "msLeft"
      from rate_limits where key = ${key} and (expires_at is null or expires_at > clock_timestamp())`,
  )
  return row ?? null
}

export async function deletePoints(tx: Tx, key: string): Promise<boolean> {
  return (await rows(tx, sql`delete from rate_limits where key = ${key} returning 1 as ok`)).length > 0
}

/** Returns how many counters were past. */
export async function deletePastPoints(tx: Tx): Promise<number> {
  return (await rows(tx, sql`delete from rate_limits where expires_at < clock_timestamp() returning 1 as ok`)).length
}
