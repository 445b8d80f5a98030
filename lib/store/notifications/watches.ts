import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { watches } from "@/drizzle/schema"

export type Watch = Pick<typeof watches.$inferInsert, "userId" | "subjectKind" | "subjectId">

const same = (watch: Watch) => and(eq(watches.userId, watch.userId), eq(watches.subjectKind, watch.subjectKind), eq(watches.subjectId, watch.subjectId))

export async function hasWatch(tx: Tx, watch: Watch): Promise<boolean> {
  return (await tx.$count(watches, same(watch))) > 0
}

/** False when it was so already. */
export async function insertWatch(tx: Tx, watch: Watch & { workspaceId: string }): Promise<boolean> {
  return (await tx.insert(watches).values(watch).onConflictDoNothing().returning({ userId: watches.userId })).length > 0
}

export async function deleteWatch(tx: Tx, watch: Watch): Promise<boolean> {
  return (await tx.delete(watches).where(same(watch)).returning({ userId: watches.userId })).length > 0
}
