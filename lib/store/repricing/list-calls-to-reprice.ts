import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type CallToReprice = {
  id: string
  provider: string
  model: string
  startedAt: string
  isEstimated: boolean
  hasUsage: boolean
  inputTokens: number
  cacheReadTokens: number
  cacheWrite5mTokens: number
  cacheWrite1hTokens: number
  outputTokens: number
  costNanoUsd: string
}

/**
 * The next calls of a repricing in the order of their ids: those of its days that may have cost something and had ended
 * when it was asked for, so that what runs meanwhile changes nothing.
 */
export function listCallsToReprice(tx: Tx, { repricingId, limit }: { repricingId: string; limit: number }): Promise<CallToReprice[]> {
  return rows<CallToReprice>(
    tx,
    sql`select c.id, c.provider, c.model, to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", c.is_estimated as "isEstimated", c.raw_usage is not null as "hasUsage",
        c.input_tokens as "inputTokens", c.cache_read_tokens as "cacheReadTokens", c.cache_write_5m_tokens as "cacheWrite5mTokens", c.cache_write_1h_tokens as "cacheWrite1hTokens", c.output_tokens as "outputTokens",
        c.cost_nano_usd::text as "costNanoUsd"
      from repricings r join calls c on c.workspace_id = r.workspace_id and c.day between r.from_day and r.to_day and c.status in ('settled', 'estimated') and c.ended_at < r.created_at
      where r.id = ${repricingId}
        and c.id > coalesce((select call_id from repriced_calls where repricing_id = ${repricingId} order by call_id desc limit 1), '00000000-0000-0000-0000-000000000000'::uuid)
      order by c.id limit ${limit}`,
  )
}
