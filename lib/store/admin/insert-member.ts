import type { Tx } from "@/drizzle/client"
import { memberships, users } from "@/drizzle/schema"
import type { Role } from "@/drizzle/schema/constants"

/** A new person with their role; null when the address has an account. In a system unit of work. */
export async function insertMember(tx: Tx, person: { workspaceId: string; email: string; name: string; role: Role; passwordHash: string | null }): Promise<string | null> {
  const { workspaceId, role, ...account } = person
  const [user] = await tx.insert(users).values(account).onConflictDoNothing().returning({ id: users.id })
  if (!user) return null
  await tx.insert(memberships).values({ workspaceId, userId: user.id, role })
  return user.id
}
