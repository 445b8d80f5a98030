import type { Tx } from "@/drizzle/client"
import { recognisedPages } from "@/drizzle/schema"

/** Keeps what recognition gave for one page; once it is there it stays, whoever comes second. */
export async function insertRecognised(tx: Tx, row: Omit<typeof recognisedPages.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(recognisedPages).values(row).onConflictDoNothing()
}
