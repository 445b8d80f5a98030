import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"

/**
 * Asks for the next call of a locked run. Unless `always`, only when none of its steps is still pending, since the SDK
 * wants one call after the last of parallel steps. Returns whether a call is due.
 */
export async function insertDiscovery(tx: Tx, input: { runId: string; always: boolean }): Promise<boolean> {
  const inserted = await rows(
    tx,
    sql`
    insert into engine_jobs (id, run_id, function_id, kind, state, due_at, score, queue_key, concurrency_keys)
    select r.id || ':d', r.id, r.function_id, 'discover', 'ready', clock_timestamp(), r.score, r.queue_key, r.concurrency_keys
    from engine_runs r
    where r.id = ${input.runId} and (${input.always} or not exists (
      select 1 from engine_jobs p where p.run_id = r.id and p.kind in ('step', 'sleep', 'wait', 'invoke')))
    on conflict (id) do update set is_repeated = engine_jobs.is_repeated or engine_jobs.state = 'leased'
    returning id`,
  )
  return inserted.length > 0
}
