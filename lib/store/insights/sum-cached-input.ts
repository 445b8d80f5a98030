import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { DayRange } from "./sum-calls"

export type CachedInputRow = {
  promptKey: string
  provider: string
  model: string
  /** The UTC day by which these calls' price is chosen. */
  day: string
  /** Whether these calls were charged at the rates for long inputs. */
  isLong: boolean
  calls: number
  inputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
}

/** Input by class of tokens, by prompt, model and day of price; `longFrom` says from how much input on a model has other rates. */
export function sumCachedInput(tx: Tx, { workspaceId, from, to, longFrom }: DayRange & { longFrom: { provider: string; model: string; tokens: number }[] }): Promise<CachedInputRow[]> {
  const input = sql`(input_tokens::bigint + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens)`
  return rows<CachedInputRow>(
    tx,
    sql`select prompt_key as "promptKey", c.provider, c.model, to_char((started_at at time zone 'UTC')::date, 'YYYY-MM-DD') as day, coalesce(${input} > l.tokens, false) as "isLong", count(*)::int as calls,
        sum(input_tokens)::float8 as "inputTokens", sum(cache_read_tokens)::float8 as "cacheReadTokens", sum(cache_write_5m_tokens::bigint + cache_write_1h_tokens)::float8 as "cacheWriteTokens"
      from calls c left join jsonb_to_recordset(${JSON.stringify(longFrom)}::jsonb) as l(provider text, model text, tokens bigint) on l.provider = c.provider and l.model = c.model
      where workspace_id = ${workspaceId} and c.day between ${from}::date and ${to}::date and status in ('settled', 'estimated')
      group by prompt_key, c.provider, c.model, (started_at at time zone 'UTC')::date, coalesce(${input} > l.tokens, false)`,
  )
}
