import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { Due } from "../types"
import { dueColumns } from "./due-columns"
import { json } from "./json"

export type StepJob = {
  stepId: string
  kind: "step" | "sleep" | "wait" | "invoke"
  due: Due
  options: Record<string, unknown>
  listen?: { event: string; path: string[]; value: string }
}

/** What a locked run's steps wait for. A step that has a job or a memo already is left alone; returns the step ids that are new. */
export async function insertJobs(tx: Tx, input: { runId: string; jobs: StepJob[] }): Promise<Set<string>> {
  const jobs = input.jobs.map((job) => ({
    step_id: job.stepId,
    kind: job.kind,
    ...dueColumns(job.due),
    options: job.options,
    event_name: job.listen?.event ?? null,
    match_path: job.listen?.path ?? null,
    match_value: job.listen?.value ?? null,
  }))
  const inserted = await rows<{ stepId: string }>(
    tx,
    sql`
    insert into engine_jobs (id, run_id, function_id, kind, step_id, state, due_at, score, queue_key, concurrency_keys, options, event_name, match_path, match_key)
    select r.id || ':' || j.step_id, r.id, r.function_id, j.kind, j.step_id, case when j.kind = 'step' then 'ready' else 'waiting' end,
      coalesce(j.at, clock_timestamp() + j.after_ms * interval '1 millisecond'), r.score, r.queue_key,
      case when j.kind = 'step' then r.concurrency_keys else '{}'::text[] end, j.options, j.event_name, j.match_path,
      case when cardinality(j.match_path) = 0 then '' else md5(j.match_value::jsonb::text) end
    from jsonb_to_recordset(${json(jobs)}) as j(step_id text, kind text, after_ms double precision, at timestamptz, options jsonb,
      event_name text, match_path text[], match_value text)
    join engine_runs r on r.id = ${input.runId}
    where not exists (select 1 from engine_steps s where s.run_id = r.id and s.id = j.step_id)
    on conflict do nothing returning step_id as "stepId"`,
  )
  return new Set(inserted.map((row) => row.stepId))
}
