import { sql } from "drizzle-orm"
import { type Tx, rows } from "@/drizzle/client"
import { keySeparator } from "../concurrency-key"
import { json, texts } from "./json"

export type ReadyJob = { id: string; concurrencyKeys: string[]; busy: Record<string, number> | null }

/**
 * The next calls that may be made, best score first. The recursion steps through the distinct queues (function and
 * concurrency keys) that hold ready work, so a long backlog behind a full key costs one index probe, not a scan.
 */
export function findReadyJobs(tx: Tx, input: { functionIds: Iterable<string>; limits: Record<string, number>; count: number }): Promise<ReadyJob[]> {
  const { count } = input
  return rows(
    tx,
    sql`
    with recursive busy as (
      select k as key, count(*)::int as n from engine_jobs, unnest(concurrency_keys) as k where state = 'leased' group by k
    ), queues as (
      (select queue_key, function_id, concurrency_keys from engine_jobs where state = 'ready' order by queue_key limit 1)
      union all
      select n.queue_key, n.function_id, n.concurrency_keys from queues q cross join lateral (
        select queue_key, function_id, concurrency_keys from engine_jobs where state = 'ready' and queue_key > q.queue_key order by queue_key limit 1) n
    ), open as (
      select q.queue_key, least(${count}::int, (
        select min(greatest(0, (${json(input.limits)} ->> split_part(k, ${keySeparator}, 1))::int - coalesce(b.n, 0)))
        from unnest(q.concurrency_keys) as k left join busy b on b.key = k)) as headroom
      from queues q where q.function_id = any(${texts(input.functionIds)})
    )
    select j.id, j.concurrency_keys as "concurrencyKeys", (select jsonb_object_agg(key, n) from busy) as busy
    from open o cross join lateral (
      select id, score, concurrency_keys from engine_jobs where state = 'ready' and queue_key = o.queue_key order by score, id limit o.headroom) j
    order by j.score, j.id limit ${count}`,
  )
}
