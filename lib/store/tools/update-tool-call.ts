import { and, eq, inArray, lt } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { toolCalls } from "@/drizzle/schema"

export async function updateToolCall(tx: Tx, id: string, changes: PgUpdateSetSource<typeof toolCalls>): Promise<void> {
  await tx.update(toolCalls).set(changes).where(eq(toolCalls.id, id))
}

/** Closes what earlier attempts of a request left running or waiting, so that nobody can confirm it any more. */
export async function endEarlierToolCalls(tx: Tx, input: { requestId: string; beforeAttempt: number; endedAt: Date; error: string }): Promise<void> {
  const { requestId, beforeAttempt, endedAt, error } = input
  await tx
    .update(toolCalls)
    .set({ state: "failed", endedAt, error })
    .where(and(eq(toolCalls.requestId, requestId), lt(toolCalls.attempt, beforeAttempt), inArray(toolCalls.state, ["running", "awaiting"])))
}
