import type { Tx } from "@/drizzle/client"
import { toolCalls } from "@/drizzle/schema"

export type NewToolCall = Omit<typeof toolCalls.$inferInsert, "createdAt" | "decidedAt" | "decidedBy">

export async function insertToolCall(tx: Tx, call: NewToolCall): Promise<void> {
  await tx.insert(toolCalls).values(call)
}
