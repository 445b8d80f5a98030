import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { memberships, users } from "@/drizzle/schema"
import type { Role } from "@/drizzle/schema/constants"

export async function updateRole(tx: Tx, change: { workspaceId: string; userId: string; role: Role }): Promise<void> {
  await tx
    .update(memberships)
    .set({ role: change.role })
    .where(and(eq(memberships.workspaceId, change.workspaceId), eq(memberships.userId, change.userId)))
}

/** Raises the epoch either way: sessions of before stay ended when a person comes back. */
export async function updateDisabled(tx: Tx, change: { userId: string; isDisabled: boolean }): Promise<void> {
  await tx
    .update(users)
    .set({ disabledAt: change.isDisabled ? sql`now()` : null, sessionEpoch: sql`${users.sessionEpoch} + 1` })
    .where(eq(users.id, change.userId))
}
