import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type HealthStep = "hour" | "day"
export type HealthRow = {
  provider: string
  model: string
  /** Start of the hour or day where the workspace is, as an ISO time. */
  at: string
  /** Of the calls that say something of the provider. */
  successShare: number | null
  firstTokenP50Ms: number | null
  firstTokenP95Ms: number | null
  durationP50Ms: number | null
  durationP95Ms: number | null
}

type HealthQuery = { from: string; to: string; timeZone: string; step: HealthStep }

/** The health of all providers and models by hour or day. A latency is the mean of its minutes' figures, each weighted by its calls. */
export function listHealth(tx: Tx, { from, to, timeZone, step }: HealthQuery): Promise<HealthRow[]> {
  const mean = (column: string) => sql`round(sum(${sql.identifier(column)}::float8 * calls) / nullif(sum(calls) filter (where ${sql.identifier(column)} is not null), 0))::int`
  return rows<HealthRow>(
    tx,
    sql`with minutes as (
      select *, date_trunc(${step}, minute at time zone ${timeZone}) as starts, (select coalesce(sum(value::int), 0) from jsonb_each_text(errors)) as errors_in_all from provider_health
      where minute >= ${from}::date::timestamp at time zone ${timeZone} and minute < (${to}::date + 1)::timestamp at time zone ${timeZone}
    )
    select provider, model, to_char((starts at time zone ${timeZone}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      (sum(calls - errors_in_all)::float8 / nullif(sum(calls - errors_in_all + failures), 0)) as "successShare",
      ${mean("first_token_p50_ms")} as "firstTokenP50Ms", ${mean("first_token_p95_ms")} as "firstTokenP95Ms",
      ${mean("duration_p50_ms")} as "durationP50Ms", ${mean("duration_p95_ms")} as "durationP95Ms"
    from minutes group by provider, model, starts order by provider, model, starts`,
  )
}

/** Every model that was called in the days that are kept. */
export function listHealthyModels(tx: Tx): Promise<{ provider: string; model: string }[]> {
  return rows(tx, sql`select distinct provider, model from provider_health`)
}
