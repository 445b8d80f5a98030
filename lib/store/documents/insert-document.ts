import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

export async function insertDocument(tx: Tx, row: typeof documents.$inferInsert): Promise<void> {
  await tx.insert(documents).values(row)
}
