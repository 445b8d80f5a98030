import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { type CronRow, knownRows } from "./crons"

export type DueTimer = { id: string; runId: string; stepId: string | null; kind: "sleep" | "wait" | "invoke" | "deadline" | "cancel" }

/** Only one process fires timers at a time; another finds the door shut and leaves it to that one. */
export async function enterTimers(tx: Tx): Promise<boolean> {
  const [door] = await rows<{ isOpen: boolean }>(tx, sql`select pg_try_advisory_xact_lock(7272743) as "isOpen"`)
  return door?.isOpen ?? false
}

/** Calls whose retry is due become ready, and so do those whose worker has been silent for a lease. */
export async function wakeJobs(tx: Tx): Promise<{ woken: number; lost: number }> {
  const [woken] = await rows<{ woken: number; lost: number }>(
    tx,
    sql`
    with due as (
      select id, state = 'leased' as is_lost from engine_jobs
      where (state = 'waiting' and due_at <= clock_timestamp() and kind in ('discover', 'step')) or (state = 'leased' and lease_until <= clock_timestamp())
      order by id limit 1000 for update skip locked
    ), woken as (
      update engine_jobs j set state = 'ready', lease = null, lease_until = null,
        attempt = attempt + due.is_lost::int, lost_count = lost_count + due.is_lost::int
      from due where j.id = due.id returning due.is_lost
    )
    select count(*) filter (where not is_lost)::int as woken, count(*) filter (where is_lost)::int as lost from woken`,
  )
  return woken ?? { woken: 0, lost: 0 }
}

export function findDueTimers(tx: Tx, limit: number): Promise<DueTimer[]> {
  return rows(
    tx,
    sql`
    select id, run_id as "runId", step_id as "stepId", kind from (
      select id, run_id, step_id, kind from engine_jobs
      where state = 'waiting' and due_at <= clock_timestamp() and kind in ('sleep', 'wait', 'invoke', 'deadline', 'cancel')
      order by due_at limit ${limit}) due
    order by run_id, id`,
  )
}

/** Milliseconds until anything here falls due; null when nothing is waiting. */
export async function readNextDueMs(tx: Tx, known: CronRow[]): Promise<number | null> {
  const [next] = await rows<{ ms: number | null }>(
    tx,
    sql`
    select (extract(epoch from least(
      (select min(due_at) from engine_jobs where state = 'waiting' and due_at is not null),
      (select min(lease_until) from engine_jobs where state = 'leased'),
      (select min(next_at) from engine_crons where (function_id, spec) in (${knownRows(known)}))) - clock_timestamp()) * 1000)::double precision as ms`,
  )
  return next?.ms ?? null
}
