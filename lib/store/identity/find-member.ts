import { and, eq, isNull, type SQL } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { memberships, users, workspaces } from "@/drizzle/schema"

const columns = {
  userId: users.id,
  workspaceId: memberships.workspaceId,
  role: memberships.role,
  name: users.name,
  email: users.email,
  workspaceName: workspaces.name,
  timeZone: workspaces.timeZone,
  epoch: users.sessionEpoch,
}

/** A person in a workspace with today's role; null for strangers and disabled people. */
export function findMember(tx: Tx, where: { userId: string; workspaceId: string }) {
  return findOne(tx, and(eq(users.id, where.userId), eq(memberships.workspaceId, where.workspaceId)))
}

/** The workspace a person signs in to: the one joined first. */
export function findFirstMembership(tx: Tx, userId: string) {
  return findOne(tx, eq(users.id, userId))
}

async function findOne(tx: Tx, condition: SQL | undefined) {
  const [member] = await tx
    .select(columns)
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
    .where(and(condition, isNull(users.disabledAt)))
    .orderBy(memberships.createdAt)
    .limit(1)
  return member ?? null
}
