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

type OfDay = { repricingId: string; workspaceId: string; day: string; /** When the repricing was asked for. */ askedAt: string; limit: number }

/** Calls of a day that may have cost something, had ended when the repricing was asked for (what runs meanwhile changes nothing), and have no new figure yet. */
export async function listUnrepriced(tx: Tx, { repricingId, workspaceId, day, askedAt, limit }: OfDay): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select c.id from calls c where c.workspace_id = ${workspaceId} and c.day = ${day}::date and c.status in ('settled', 'estimated') and c.ended_at < ${askedAt}::timestamptz
      and not exists (select 1 from repriced_calls p where p.repricing_id = ${repricingId} and p.call_id = c.id) limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

/** Those of the given calls that nobody has priced again meanwhile; the caller holds the repricing's lock. */
export function listCallsToReprice(tx: Tx, { repricingId, ids }: { repricingId: string; ids: string[] }): Promise<CallToReprice[]> {
  return rows<CallToReprice>(
    tx,
    sql`select c.id, c.provider, c.model, to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", c.is_estimated as "isEstimated", c.raw_usage is not null as "hasUsage",
        c.input_tokens as "inputTokens", c.cache_read_tokens as "cacheReadTokens", c.cache_write_5m_tokens as "cacheWrite5mTokens", c.cache_write_1h_tokens as "cacheWrite1hTokens", c.output_tokens as "outputTokens",
        c.cost_nano_usd::text as "costNanoUsd"
      from unnest(string_to_array(${ids.join(",")}, ',')::uuid[]) as wanted(id) join calls c on c.id = wanted.id
      where not exists (select 1 from repriced_calls p where p.repricing_id = ${repricingId} and p.call_id = c.id)`,
  )
}
