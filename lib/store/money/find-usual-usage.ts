import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Shares of what was estimated and allowed that the last calls of a prompt really used; null before there were any. */
export type UsualUsage = { inputShare: number; outputShare: number }

const calls = 200

/** From the workspace's own calls of the last week, of which the provider told the usage. */
export async function findUsualUsage(tx: Tx, where: { workspaceId: string; promptKey: string }): Promise<UsualUsage | null> {
  const [found] = await rows<{ inputShare: number | null; outputShare: number | null }>(
    tx,
    sql`select avg((input_tokens + cache_read_tokens + cache_write_5m_tokens + cache_write_1h_tokens)::float8 / greatest(estimated_input_tokens, 1)) as "inputShare",
      avg(output_tokens::float8 / greatest(max_output_tokens, 1)) as "outputShare"
    from (
      select * from calls where workspace_id = ${where.workspaceId} and day >= current_date - 7 and prompt_key = ${where.promptKey} and status = 'settled' and max_output_tokens > 0
      order by day desc limit ${calls}
    ) last`,
  )
  if (!found || found.inputShare === null || found.outputShare === null) return null
  return { inputShare: Math.min(1, found.inputShare), outputShare: Math.min(1, found.outputShare) }
}
