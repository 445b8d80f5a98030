import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { DayRange } from "./sum-calls"

export type OutcomeRow = {
  provider: string
  model: string
  /** Null for calls that ended well. */
  errorCode: string | null
  calls: number
  /** False where all of them were made without a request, such as the indexing of documents. */
  hasRequests: boolean
}

/** How the ended calls of a range of the workspace's days came out, by provider, model and error. */
export function countOutcomes(tx: Tx, { workspaceId, from, to }: DayRange): Promise<OutcomeRow[]> {
  return rows<OutcomeRow>(
    tx,
    sql`select provider, model, error_code as "errorCode", count(*)::int as calls, bool_or(request_id is not null) as "hasRequests"
      from calls where workspace_id = ${workspaceId} and day between ${from}::date and ${to}::date and status <> 'open'
      group by provider, model, error_code order by count(*) desc, provider, model`,
  )
}
