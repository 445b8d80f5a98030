import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"

/** Of every workspace: the space that serves, the one that is built, and whether one waits to be deleted. For the system role. */
export type WorkspaceSpaces = { workspaceId: string; serving: string | null; building: string | null; hasRetired: boolean }

export function listWorkspaceSpaces(tx: Tx, { retiredSeconds }: { retiredSeconds: number }): Promise<WorkspaceSpaces[]> {
  return rows<WorkspaceSpaces>(
    tx,
    sql`select w.id as "workspaceId", min(i.model) filter (where i.state = 'serving') as serving, min(i.model) filter (where i.state = 'building') as building,
      coalesce(bool_or(i.state = 'retired' and i.retired_at < clock_timestamp() - make_interval(secs => ${retiredSeconds}::int)), false) as "hasRetired"
    from workspaces w left join embedding_indexes i on i.workspace_id = w.id group by w.id order by w.id`,
  )
}
