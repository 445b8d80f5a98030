import { sql } from "drizzle-orm"
import type { Database, Scope, Tx } from "./types"

type Transacting = { transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> }

export const systemRole = "countersign_system"

/** The doors to the database. Its connections have the system role from the start; a tenant's unit of work takes the narrower one for its transaction. */
export function unitsOfWork(handle: Transacting & Tx): Pick<Database, "workspace" | "system" | "statement"> {
  return {
    workspace: (scope: Scope, work) =>
      handle.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'countersign_app', true), set_config('app.workspace_id', ${scope.workspaceId}, true),
          set_config('app.user_id', ${scope.userId ?? ""}, true), set_config('app.user_role', ${scope.role ?? ""}, true)`)
        return work(tx)
      }),
    system: (work) => handle.transaction(work),
    statement: (work) => work(handle),
  }
}
