import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { ClaimedJob } from "../types"
import { texts } from "./json"

/**
 * Takes the jobs and reads all that their calls need. Waits for no lock: a row that another transaction holds is left
 * for the next claim, and a run row that is held keeps its old status until its first answer.
 */
export function leaseJobs(tx: Tx, input: { ids: string[]; lease: string; leaseMs: number }): Promise<ClaimedJob[]> {
  return rows(
    tx,
    sql`
    with picked as (
      select id from engine_jobs where id = any(${texts(input.ids)}) and state = 'ready' order by id for update skip locked
    ), claimed as (
      update engine_jobs j set state = 'leased', lease = ${input.lease}, lease_until = clock_timestamp() + ${input.leaseMs} * interval '1 millisecond'
      from picked where j.id = picked.id returning j.*
    ), started as (
      update engine_runs set status = 'running', started_at = clock_timestamp() where id in (
        select r.id from engine_runs r where r.id in (select run_id from claimed) and r.status = 'queued' order by r.id for no key update skip locked)
    )
    select c.id, c.run_id as "runId", c.function_id as "functionId", c.kind, c.step_id as "stepId", c.lease, c.attempt, c.lost_count as "lostCount",
      c.concurrency_keys as "concurrencyKeys", c.options, r.event, r.protocol_version as "protocolVersion", r.status = 'queued' as "isFirst",
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'value', s.value) order by s.position) from engine_steps s where s.run_id = c.run_id), '[]'::jsonb) as steps,
      exists (select 1 from engine_jobs p where p.run_id = c.run_id and p.id <> c.id and p.kind in ('step', 'sleep', 'wait', 'invoke')) as "hasPending"
    from claimed c join engine_runs r on r.id = c.run_id
    order by c.score, c.id`,
  )
}
