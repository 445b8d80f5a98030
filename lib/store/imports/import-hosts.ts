import { asc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { importHosts, users } from "@/drizzle/schema"

export function listImportHosts(tx: Tx) {
  return tx
    .select({ host: importHosts.host, isPrivateAllowed: importHosts.isPrivateAllowed, createdBy: users.name, createdAt: importHosts.createdAt })
    .from(importHosts)
    .leftJoin(users, eq(users.id, importHosts.createdBy))
    .orderBy(asc(importHosts.host))
}

export async function upsertImportHost(tx: Tx, row: { workspaceId: string; host: string; isPrivateAllowed: boolean; createdBy: string }): Promise<void> {
  const { isPrivateAllowed } = row
  await tx
    .insert(importHosts)
    .values(row)
    .onConflictDoUpdate({ target: [importHosts.workspaceId, importHosts.host], set: { isPrivateAllowed } })
}

/** False when it was not there. */
export async function deleteImportHost(tx: Tx, { host }: { host: string }): Promise<boolean> {
  const gone = await tx.delete(importHosts).where(eq(importHosts.host, host)).returning({ host: importHosts.host })
  return gone.length > 0
}
