import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

export async function updateTitle(tx: Tx, { documentId, title }: { documentId: string; title: string }): Promise<void> {
  await tx.update(documents).set({ title, updatedAt: sql`now()` }).where(eq(documents.id, documentId))
}
