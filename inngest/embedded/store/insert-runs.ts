import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import type { RunPlan } from "../plan-run"
import { dueColumns } from "./due-columns"
import { json } from "./json"

/**
 * Runs with their first call and their cancellations, in one statement; a run whose idempotency key was used within
 * 24 hours is left out. Returns the ids that are new.
 */
export async function insertRuns(tx: Tx, plans: RunPlan[]): Promise<string[]> {
  const created = await rows<{ id: string }>(
    tx,
    sql`
    with created as (
      insert into engine_runs (id, function_id, event, score, queue_key, concurrency_keys, idempotency_key, singleton_key, parent_run_id, parent_step_id)
      select id, function_id, event, extract(epoch from clock_timestamp()) * 1000 - priority * 1000, queue_key, concurrency_keys,
        idempotency_key, singleton_key, parent_run_id, parent_step_id
      from jsonb_to_recordset(${json(plans.map(runColumns))}) as p(id text, function_id text, event jsonb, priority int, queue_key text,
        concurrency_keys text[], idempotency_key text, singleton_key text, parent_run_id text, parent_step_id text)
      where p.idempotency_key is null or not exists (
        select 1 from engine_runs r where r.function_id = p.function_id and r.idempotency_key = p.idempotency_key
          and r.created_at > clock_timestamp() - interval '24 hours')
      returning id, function_id, score, queue_key, concurrency_keys
    ), jobs as (
      insert into engine_jobs (id, run_id, function_id, kind, state, due_at, score, queue_key, concurrency_keys, options, event_name, match_path, match_key)
      select id || ':d', id, function_id, 'discover', 'ready', clock_timestamp(), score, queue_key, concurrency_keys, '{}'::jsonb, null, null::text[], null
      from created
      union all
      select l.id, l.run_id, c.function_id, 'cancel', 'waiting', coalesce(l.at, clock_timestamp() + l.after_ms * interval '1 millisecond'),
        0, '', '{}'::text[], l.options, l.event_name, l.match_path,
        case when cardinality(l.match_path) = 0 then '' else md5(l.match_value::jsonb::text) end
      from jsonb_to_recordset(${json(plans.flatMap(listenerColumns))}) as l(id text, run_id text, after_ms double precision, at timestamptz,
        options jsonb, event_name text, match_path text[], match_value text)
      join created c on c.id = l.run_id
    )
    select id from created`,
  )
  return created.map((run) => run.id)
}

function runColumns(plan: RunPlan) {
  return {
    id: plan.id,
    function_id: plan.functionId,
    event: plan.event,
    priority: plan.priority,
    queue_key: plan.queueKey,
    concurrency_keys: plan.concurrencyKeys,
    idempotency_key: plan.idempotencyKey,
    singleton_key: plan.singletonKey,
    parent_run_id: plan.parent?.runId ?? null,
    parent_step_id: plan.parent?.stepId ?? null,
  }
}

function listenerColumns(plan: RunPlan) {
  return plan.cancellations.map((listener) => ({
    id: listener.id,
    run_id: plan.id,
    ...dueColumns(listener.due),
    options: { if: listener.if },
    event_name: listener.event,
    match_path: listener.path,
    match_value: listener.value,
  }))
}
