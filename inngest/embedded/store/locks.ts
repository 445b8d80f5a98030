import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { texts } from "./json"

/** Serialises creation under the same keys until commit; taken in one order, so that two batches cannot cross. */
export async function lockKeys(tx: Tx, keys: string[]): Promise<void> {
  const sorted = [...new Set(keys)].sort()
  await rows(tx, sql`select pg_advisory_xact_lock(7272742, hashtext(key)) from unnest(${texts(sorted)}) as key`)
}

/** Claims of several processes go one after another, so that the counts behind the concurrency limits are exact. */
export async function lockClaims(tx: Tx): Promise<void> {
  await rows(tx, sql`select pg_advisory_xact_lock(7272744)`)
}

export async function listLiveRuns(tx: Tx, input: { functionId: string; singletonKey: string }): Promise<string[]> {
  const live = await rows<{ id: string }>(
    tx,
    sql`
    select id from engine_runs where function_id = ${input.functionId} and singleton_key = ${input.singletonKey} and ended_at is null order by id`,
  )
  return live.map((run) => run.id)
}
