import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type HealthWindow = { from: Date; to: Date; /** Codes of failures that are not the provider's. */ notProvidersFault: readonly string[] }

/**
 * Writes the minutes of [from, to) anew from the ledger, over all workspaces; the same window twice gives the same rows.
 * Latencies are those of calls that were answered. Returns how many minutes of a model were written.
 */
export async function rollUpHealth(tx: Tx, { from, to, notProvidersFault }: HealthWindow): Promise<number> {
  const written = await rows(
    tx,
    sql`with ended as (
      select provider, model, date_trunc('minute', ended_at) as minute, error_code,
        extract(epoch from first_token_at - started_at) * 1000 as first_token_ms, extract(epoch from ended_at - started_at) * 1000 as duration_ms
      from calls where ended_at >= ${from.toISOString()}::timestamptz and ended_at < ${to.toISOString()}::timestamptz and status <> 'open'
    ), counted as (
      select provider, model, minute, count(*)::int as calls,
        (count(*) filter (where error_code is not null and error_code <> all (string_to_array(${notProvidersFault.join(",")}, ','))))::int as failures,
        percentile_cont(0.5) within group (order by first_token_ms) filter (where first_token_ms is not null) as first_token_p50,
        percentile_cont(0.95) within group (order by first_token_ms) filter (where first_token_ms is not null) as first_token_p95,
        percentile_cont(0.5) within group (order by duration_ms) filter (where error_code is null) as duration_p50,
        percentile_cont(0.95) within group (order by duration_ms) filter (where error_code is null) as duration_p95
      from ended group by provider, model, minute
    ), failed as (
      select provider, model, minute, jsonb_object_agg(error_code, calls) as errors
      from (select provider, model, minute, error_code, count(*)::int as calls from ended where error_code is not null group by provider, model, minute, error_code) each group by provider, model, minute
    )
    insert into provider_health (provider, model, minute, calls, failures, errors, first_token_p50_ms, first_token_p95_ms, duration_p50_ms, duration_p95_ms)
    select c.provider, c.model, c.minute, c.calls, c.failures, coalesce(f.errors, '{}'::jsonb), round(c.first_token_p50)::int, round(c.first_token_p95)::int, round(c.duration_p50)::int, round(c.duration_p95)::int
    from counted c left join failed f using (provider, model, minute)
    on conflict (provider, model, minute) do update set calls = excluded.calls, failures = excluded.failures, errors = excluded.errors,
      first_token_p50_ms = excluded.first_token_p50_ms, first_token_p95_ms = excluded.first_token_p95_ms, duration_p50_ms = excluded.duration_p50_ms, duration_p95_ms = excluded.duration_p95_ms
    returning 1 as ok`,
  )
  return written.length
}

/** The last minute that was written; null before the first. */
export async function findLastHealthMinute(tx: Tx): Promise<Date | null> {
  const [found] = await rows<{ minute: string | null }>(tx, sql`select to_char(max(minute) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as minute from provider_health`)
  return found?.minute ? new Date(found.minute) : null
}

export async function deleteHealthBefore(tx: Tx, before: Date): Promise<void> {
  await tx.execute(sql`delete from provider_health where minute < ${before.toISOString()}::timestamptz`)
}
