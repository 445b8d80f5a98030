import { asc, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { memberships, users } from "@/drizzle/schema"

const columns = { id: users.id, email: users.email, name: users.name, role: memberships.role, disabledAt: users.disabledAt, createdAt: memberships.createdAt }

/** The people of the current workspace. */
export function listMembers(tx: Tx) {
  return tx.select(columns).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).orderBy(sql`lower(${users.name})`, asc(users.id))
}

export async function findMemberRow(tx: Tx, userId: string) {
  const [member] = await tx.select(columns).from(memberships).innerJoin(users, eq(users.id, memberships.userId)).where(eq(memberships.userId, userId)).limit(1)
  return member ?? null
}
