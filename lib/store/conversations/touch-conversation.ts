import { and, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { conversations } from "@/drizzle/schema"

/** Marks a person's conversation as used now; false when it is not theirs. */
export async function touchConversation(tx: Tx, input: { id: string; userId: string }): Promise<boolean> {
  const touched = await tx
    .update(conversations)
    .set({ updatedAt: sql`clock_timestamp()` })
    .where(and(eq(conversations.id, input.id), eq(conversations.userId, input.userId)))
    .returning({ id: conversations.id })
  return touched.length > 0
}

export async function insertConversation(tx: Tx, conversation: typeof conversations.$inferInsert): Promise<void> {
  await tx.insert(conversations).values(conversation)
}
