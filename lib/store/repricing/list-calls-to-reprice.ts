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

type OfDay = { workspaceId: string; day: string; /** When the repricing was asked for. */ askedAt: string; after: string | null; limit: number }

/** The next calls of a day, by id, that may have cost something and had ended when the repricing was asked for: what runs meanwhile changes nothing. */
export async function listCallIdsOfDay(tx: Tx, { workspaceId, day, askedAt, after, limit }: OfDay): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from calls where workspace_id = ${workspaceId} and day = ${day}::date and status in ('settled', 'estimated') and ended_at < ${askedAt}::timestamptz
      and id > coalesce(${after}::uuid, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit ${limit}`,
  )
  return found.map(({ id }) => id)
}

export function listCallsToReprice(tx: Tx, ids: string[]): Promise<CallToReprice[]> {
  return rows<CallToReprice>(
    tx,
    sql`select c.id, c.provider, c.model, to_char(c.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt", c.is_estimated as "isEstimated", c.raw_usage is not null as "hasUsage",
        c.input_tokens as "inputTokens", c.cache_read_tokens as "cacheReadTokens", c.cache_write_5m_tokens as "cacheWrite5mTokens", c.cache_write_1h_tokens as "cacheWrite1hTokens", c.output_tokens as "outputTokens",
        c.cost_nano_usd::text as "costNanoUsd"
      from unnest(string_to_array(${ids.join(",")}, ',')::uuid[]) as wanted(id) join calls c on c.id = wanted.id`,
  )
}
