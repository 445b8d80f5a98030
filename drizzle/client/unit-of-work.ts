import { sql } from "drizzle-orm"
import type { Database, Scope, Tx } from "./types"

type Transacting = { transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> }

/** The two doors to the database; each sets role and tenant for its transaction only. */
export function unitsOfWork(handle: Transacting): Pick<Database, "workspace" | "system"> {
  return {
    workspace: (scope: Scope, work) =>
      handle.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'countersign_app', true), set_config('app.workspace_id', ${scope.workspaceId}, true),
          set_config('app.user_id', ${scope.userId ?? ""}, true), set_config('app.user_role', ${scope.role ?? ""}, true)`)
        return work(tx)
      }),
    system: (work) =>
      handle.transaction(async (tx) => {
        await tx.execute(sql`select set_config('role', 'countersign_system', true)`)
        return work(tx)
      }),
  }
}
