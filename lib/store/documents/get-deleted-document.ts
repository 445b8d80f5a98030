import { and, eq, isNotNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

/** A deleted document that the scope might have read while it was there; null for every other id. */
export async function getDeletedDocument(tx: Tx, { id }: { id: string }): Promise<{ deletedAt: Date } | null> {
  const [row] = await tx
    .select({ deletedAt: documents.deletedAt })
    .from(documents)
    .where(and(eq(documents.id, id), isNotNull(documents.deletedAt)))
    .limit(1)
  return row?.deletedAt ? { deletedAt: row.deletedAt } : null
}
