import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"

/** Removes at most `limit` runs and `limit` events that are older than so many days; the steps of a run go with it, and so do crons that no process fires any more. */
export async function deleteFinishedBatch(tx: Tx, input: { olderThanDays: number; limit: number }): Promise<{ runs: number; events: number }> {
  const [deleted] = await rows<{ runs: number; events: number }>(
    tx,
    sql`
    with old_runs as (
      select id from engine_runs where ended_at < clock_timestamp() - ${input.olderThanDays} * interval '1 day'
      order by ended_at limit ${input.limit} for update skip locked
    ), old_events as (
      select id from engine_events where received_at < clock_timestamp() - ${input.olderThanDays} * interval '1 day'
      order by received_at limit ${input.limit} for update skip locked
    ), runs as (delete from engine_runs where id in (select id from old_runs) returning 1),
    events as (delete from engine_events where id in (select id from old_events) returning 1),
    crons as (delete from engine_crons where next_at < clock_timestamp() - ${input.olderThanDays} * interval '1 day')
    select (select count(*) from runs)::int as runs, (select count(*) from events)::int as events`,
  )
  return deleted ?? { runs: 0, events: 0 }
}
