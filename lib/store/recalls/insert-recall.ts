import type { Tx } from "@/drizzle/client"
import { recalls } from "@/drizzle/schema"

export async function insertRecall(tx: Tx, recall: typeof recalls.$inferInsert): Promise<void> {
  await tx.insert(recalls).values(recall)
}
