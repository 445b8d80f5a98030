import { asc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { toolCalls } from "@/drizzle/schema"

export type ToolCallRecord = typeof toolCalls.$inferSelect

/** Every tool call of a request, in the order in which they were asked for. */
export function listToolCalls(tx: Tx, requestId: string): Promise<ToolCallRecord[]> {
  return tx.select().from(toolCalls).where(eq(toolCalls.requestId, requestId)).orderBy(asc(toolCalls.attempt), asc(toolCalls.step), asc(toolCalls.id))
}
