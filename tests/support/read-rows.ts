import { sql } from "drizzle-orm"
import { type Database, rows } from "@/drizzle/client"

/** What is reserved in every counter of a workspace, together. */
export async function reservedIn(database: Database, workspaceId: string): Promise<number> {
  const [sum] = await database.system((tx) => rows<{ reserved: number }>(tx, sql`select coalesce(sum(reserved), 0)::float8 as reserved from budget_counters where workspace_id = ${workspaceId}`))
  return sum?.reserved ?? 0
}

export async function spentIn(database: Database, workspaceId: string): Promise<number> {
  const [sum] = await database.system((tx) => rows<{ spent: number }>(tx, sql`select coalesce(sum(spent), 0)::float8 as spent from budget_counters where workspace_id = ${workspaceId}`))
  return sum?.spent ?? 0
}

export type LedgerRow = { id: string; status: string; isEstimated: boolean; tokens: number; cost: string; bound: string; purpose: string; attempt: number }

export function ledgerOf(database: Database, workspaceId: string): Promise<LedgerRow[]> {
  return database.system((tx) =>
    rows<LedgerRow>(
      tx,
      sql`select id, status, is_estimated as "isEstimated", purpose, attempt, cost_nano_usd::text as cost, bound_nano_usd::text as bound,
        (input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens + output_tokens)::int as tokens
        from calls where workspace_id = ${workspaceId} order by started_at`,
    ),
  )
}
