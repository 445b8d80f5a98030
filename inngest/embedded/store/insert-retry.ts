import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { ClaimedJob, Due } from "../types"
import { dueColumns } from "./due-columns"
import { json } from "./json"

/** Puts an answered job back for its next attempt. */
export async function insertRetry(tx: Tx, input: { job: ClaimedJob; attempt: number; due: Due }): Promise<void> {
  const { job, attempt, due } = input
  const { after_ms, at } = dueColumns(due)
  await rows(
    tx,
    sql`
    insert into engine_jobs (id, run_id, function_id, kind, step_id, state, due_at, score, queue_key, concurrency_keys, attempt, options)
    select ${job.id}, r.id, r.function_id, ${job.kind}, ${job.stepId}, 'waiting',
      coalesce(${at}::text::timestamptz, clock_timestamp() + ${after_ms}::double precision * interval '1 millisecond'),
      r.score, r.queue_key, r.concurrency_keys, ${attempt}, ${json(job.options)}
    from engine_runs r where r.id = ${job.runId}`,
  )
}
