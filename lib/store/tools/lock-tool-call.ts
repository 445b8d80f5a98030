import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { toolCalls } from "@/drizzle/schema"

/** The row, locked until the transaction ends; null when this request has no such call. */
export async function lockToolCall(tx: Tx, key: { id: string; requestId: string }) {
  const [row] = await tx
    .select()
    .from(toolCalls)
    .where(and(eq(toolCalls.id, key.id), eq(toolCalls.requestId, key.requestId)))
    .for("update")
  return row ?? null
}
