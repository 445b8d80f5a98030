import { sql } from "drizzle-orm"
import type { Database, Scope, Tx } from "./types"

type Transacting = { transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> }

export const systemRole = "countersign_system"

/** The two doors to the database; each sets role and tenant for its transaction only, unless its connections have the system role already. */
export function unitsOfWork(handle: Transacting, options: { isSystemRoleSet: boolean } = { isSystemRoleSet: false }): Pick<Database, "workspace" | "system"> {
  return {
    workspace: (scope: Scope, work) =>
      handle.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'countersign_app', true), set_config('app.workspace_id', ${scope.workspaceId}, true),
          set_config('app.user_id', ${scope.userId ?? ""}, true), set_config('app.user_role', ${scope.role ?? ""}, true)`)
        return work(tx)
      }),
    system: (work) =>
      handle.transaction(async (tx) => {
        if (!options.isSystemRoleSet) await tx.execute(sql`select set_config('role', ${systemRole}, true)`)
        return work(tx)
      }),
  }
}
