import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { json, jsonText } from "./json"

export type Checkpoint = {
  runId: string
  jobId: string
  lease: string
  steps: { id: string; op: string; name: string | null; value: unknown }[]
  /** Save, and give the job back instead of going on under this lease. */
  handBack: boolean
}

/** Memoises steps of a call that is still open; false when its lease is gone or its run has ended. */
export async function saveCheckpoint(tx: Tx, checkpoint: Checkpoint): Promise<boolean> {
  const { runId, jobId, lease, handBack } = checkpoint
  const steps = checkpoint.steps.map((step, position) => ({ ...step, position, value: jsonText(step.value) }))
  const saved = await rows(
    tx,
    sql`
    with run as (
      select id from engine_runs where id = ${runId} and ended_at is null for no key update
    ), mine as (
      update engine_jobs set attempt = 0, lost_count = 0,
        state = case when ${handBack} then 'ready' else state end,
        lease = case when ${handBack} then null else lease end,
        lease_until = case when ${handBack} then null else lease_until end
      where id = ${jobId} and lease = ${lease} and exists (select 1 from run) returning id
    ), memo as (
      insert into engine_steps (run_id, id, op, name, value)
      select ${runId}, s.id, s.op, s.name, s.value::jsonb
      from jsonb_to_recordset(${json(steps)}) as s(id text, op text, name text, value text, position int)
      where exists (select 1 from mine) order by s.position
      on conflict do nothing
    )
    select id from mine`,
  )
  return saved.length > 0
}
