import type { Tx } from "@/drizzle/client"
import { reviewNotes } from "@/drizzle/schema"

export async function insertReviewNote(tx: Tx, note: Omit<typeof reviewNotes.$inferInsert, "createdAt">): Promise<void> {
  await tx.insert(reviewNotes).values(note)
}
