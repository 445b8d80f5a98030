import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

export type LiveCount = { kind: "requests" | "documents" | "calls"; state: string; count: number }

/** What is under way in all workspaces together, and how the calls of the last hour ended. */
export function countLive(tx: Tx): Promise<LiveCount[]> {
  return rows<LiveCount>(
    tx,
    sql`select 'requests' as kind, status as state, count(*)::int as count from requests where status in ('pending', 'processing', 'in_review') group by status
      union all select 'documents', state, count(*)::int from documents where deleted_at is null group by state
      union all select 'calls', status, count(*)::int from calls where started_at > clock_timestamp() - interval '1 hour' group by status`,
  )
}
