import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type SumDimension = "total" | "day" | "prompt" | "model" | "user"

export type CallSumRow = {
  dimension: SumDimension
  key: string
  costNanoUsd: string
  estimatedNanoUsd: string
  calls: number
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  outputTokens: number
}

const dimension = sql`case when grouping(day) = 0 then 'day' when grouping(prompt_key) = 0 then 'prompt' when grouping(model) = 0 then 'model' when grouping(actor_id) = 0 then 'user' else 'total' end`
const dimensionOfRequest = sql`case when grouping(day) = 0 then 'day' when grouping(prompt_key) = 0 then 'prompt' when grouping(actor_id) = 0 then 'user' else 'total' end`
const key = sql`coalesce(to_char(day, 'YYYY-MM-DD'), prompt_key, model, actor_id::text, '')`
const dimensions = sql`grouping sets ((), (day), (prompt_key), (model), (actor_id))`

export type DayRange = { workspaceId: string; from: string; to: string }

/** The ledger of a range of days (the workspace's own, both included) in total and by day, prompt, model and person. */
export function sumCalls(tx: Tx, { workspaceId, from, to }: DayRange): Promise<CallSumRow[]> {
  return rows<CallSumRow>(
    tx,
    sql`with folded as materialized (
      select day, prompt_key, model, actor_id, count(*) as calls, sum(cost_nano_usd) as cost, sum(cost_nano_usd) filter (where is_estimated) as estimated,
        sum(input_tokens) as input, sum(cache_read_tokens) as cache_read, sum(cache_write_5m_tokens::bigint + cache_write_1h_tokens) as cache_write, sum(output_tokens) as output
      from calls where workspace_id = ${workspaceId} and day between ${from}::date and ${to}::date
      group by day, prompt_key, model, actor_id
    )
    select ${dimension} as dimension, ${key} as key, coalesce(sum(cost), 0)::text as "costNanoUsd", coalesce(sum(estimated), 0)::text as "estimatedNanoUsd",
      coalesce(sum(calls), 0)::int as calls, coalesce(sum(input), 0)::float8 as "inputTokens", coalesce(sum(cache_read), 0)::float8 as "cacheReadTokens",
      coalesce(sum(cache_write), 0)::float8 as "cacheWriteTokens", coalesce(sum(output), 0)::float8 as "outputTokens"
    from folded group by ${dimensions}`,
  )
}

/** How many requests these calls belong to. A request counts on the day of its first call in the range, and once for each model it used. */
export async function countRequests(tx: Tx, { workspaceId, from, to }: DayRange): Promise<{ dimension: SumDimension; key: string; requests: number }[]> {
  const inRange = sql`workspace_id = ${workspaceId} and day between ${from}::date and ${to}::date and request_id is not null`
  await tx.execute(sql`select set_config('work_mem', '64MB', true)`)
  return rows(
    tx,
    sql`with firsts as (select distinct on (request_id) day, prompt_key, actor_id from calls where ${inRange} order by request_id, day)
    select ${dimensionOfRequest} as dimension, coalesce(to_char(day, 'YYYY-MM-DD'), prompt_key, actor_id::text, '') as key, count(*)::int as requests
    from firsts group by grouping sets ((), (day), (prompt_key), (actor_id))
    union all
    select 'model', model, count(distinct request_id)::int from calls where ${inRange} group by model`,
  )
}
