import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { calls } from "@/drizzle/schema"

export type CallSettlement = Pick<
  typeof calls.$inferSelect,
  | "status" | "isEstimated" | "inputTokens" | "cacheReadTokens" | "cacheWrite5mTokens" | "cacheWrite1hTokens" | "outputTokens"
  | "rawUsage" | "costNanoUsd" | "stopReason" | "errorCode" | "providerRequestId" | "firstTokenAt" | "endedAt"
>

/** Settles a row once; a row that was settled already stays as it is. */
export async function settleCall(tx: Tx, callId: string, settlement: CallSettlement): Promise<void> {
  await tx.update(calls).set(settlement).where(and(eq(calls.id, callId), eq(calls.status, "open")))
}
