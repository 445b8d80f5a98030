import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, notInArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

/** The last delivered turns before a request, oldest first; what was withdrawn is told to no model again. */
export async function listTurns(tx: Tx, input: { conversationId: string; beforeId: string; limit: number }) {
  const turns = await tx
    .select({ id: requests.id, payload: requests.payload, answer: requests.resultText })
    .from(requests)
    .where(and(eq(requests.conversationId, input.conversationId), lt(requests.id, input.beforeId), eq(requests.status, "done"), isNotNull(requests.resultText), isNull(requests.withdrawnAt)))
    .orderBy(desc(requests.id))
    .limit(input.limit)
  return turns.toReversed()
}

/** Whether a conversation has turns that are delivered or may still be. */
export async function hasTurns(tx: Tx, conversationId: string): Promise<boolean> {
  const [turn] = await tx
    .select({ id: requests.id })
    .from(requests)
    .where(and(eq(requests.conversationId, conversationId), notInArray(requests.status, ["failed", "cancelled", "rejected"])))
    .limit(1)
  return turn !== undefined
}

/** Turns by their ids, oldest first, as they stand now. */
export async function listTurnsById(tx: Tx, ids: string[]) {
  if (ids.length === 0) return []
  return tx
    .select({ id: requests.id, payload: requests.payload, answer: requests.resultText })
    .from(requests)
    .where(inArray(requests.id, ids))
    .orderBy(asc(requests.id))
}
