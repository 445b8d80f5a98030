import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { calls } from "@/drizzle/schema"

export type CallSettlement = Pick<
  typeof calls.$inferSelect,
  | "status" | "isEstimated" | "inputTokens" | "cacheReadTokens" | "cacheWrite5mTokens" | "cacheWrite1hTokens" | "outputTokens"
  | "rawUsage" | "costNanoUsd" | "stopReason" | "errorCode" | "providerRequestId" | "firstTokenAt" | "endedAt"
>

/** Settles a row once and says whose it was; null for a row that was settled already, which stays as it is. */
export async function settleCall(tx: Tx, callId: string, settlement: CallSettlement): Promise<{ workspaceId: string; userId: string } | null> {
  const [row] = await tx
    .update(calls)
    .set(settlement)
    .where(and(eq(calls.id, callId), eq(calls.status, "open")))
    .returning({ workspaceId: calls.workspaceId, userId: calls.actorId })
  return row ?? null
}
