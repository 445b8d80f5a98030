import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { DayRange } from "./sum-calls"

export type LatencyRow = { provider: string; model: string; firstTokenP50Ms: number | null; firstTokenP95Ms: number | null; durationP50Ms: number | null; durationP95Ms: number | null }

/**
 * How long the answered calls of a range took until their first token and in all, by provider and model. Measured on one
 * call in `every`, chosen by the last bits of its id: sorting a million calls would keep everybody waiting.
 */
export function measureLatency(tx: Tx, { workspaceId, from, to, every }: DayRange & { every: number }): Promise<LatencyRow[]> {
  const isChosen = every === 1 ? sql`true` : sql`('x' || right(id::text, 6))::bit(24)::int % ${every}::int = 0`
  return rows<LatencyRow>(
    tx,
    sql`with chosen as (
      select provider, model, extract(epoch from first_token_at - started_at)::float8 * 1000 as first_token_ms, extract(epoch from ended_at - started_at)::float8 * 1000 as duration_ms
      from calls where workspace_id = ${workspaceId} and day between ${from}::date and ${to}::date and status <> 'open' and error_code is null and ${isChosen}
    )
    select provider, model,
      round(percentile_cont(0.5) within group (order by first_token_ms) filter (where first_token_ms is not null))::int as "firstTokenP50Ms",
      round(percentile_cont(0.95) within group (order by first_token_ms) filter (where first_token_ms is not null))::int as "firstTokenP95Ms",
      round(percentile_cont(0.5) within group (order by duration_ms) filter (where duration_ms is not null))::int as "durationP50Ms",
      round(percentile_cont(0.95) within group (order by duration_ms) filter (where duration_ms is not null))::int as "durationP95Ms"
    from chosen group by provider, model`,
  )
}
