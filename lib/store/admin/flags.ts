import { asc, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { flags, users } from "@/drizzle/schema"

export function listFlagRows(tx: Tx) {
  return tx
    .select({ key: flags.key, value: flags.value, updatedBy: users.name, updatedAt: flags.updatedAt })
    .from(flags)
    .leftJoin(users, eq(users.id, flags.updatedBy))
    .orderBy(asc(flags.key))
}

export async function upsertFlag(tx: Tx, flag: { workspaceId: string; key: string; value: { enabled: boolean; reason?: string }; updatedBy: string | null }): Promise<void> {
  const { value, updatedBy } = flag
  await tx
    .insert(flags)
    .values(flag)
    .onConflictDoUpdate({ target: [flags.workspaceId, flags.key], set: { value, updatedBy, updatedAt: sql`now()` } })
}

export async function findFlag(tx: Tx, key: string) {
  const [row] = await tx.select({ value: flags.value, updatedAt: flags.updatedAt }).from(flags).where(eq(flags.key, key))
  return row ?? null
}
