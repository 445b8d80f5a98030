import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import type { Role } from "@/drizzle/schema/constants"

export type LockedMember = { userId: string; role: Role; isDisabled: boolean }

/** One person and all admins of a workspace, locked, so that two changes cannot each leave the other's admin as the last. In a system unit of work. */
export function lockMembers(tx: Tx, where: { workspaceId: string; userId: string }): Promise<LockedMember[]> {
  return rows<LockedMember>(
    tx,
    sql`select m.user_id as "userId", m.role, u.disabled_at is not null as "isDisabled" from memberships m join users u on u.id = m.user_id
      where m.workspace_id = ${where.workspaceId} and (m.role = 'admin' or m.user_id = ${where.userId})
      order by m.user_id for update`,
  )
}
