import { and, asc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requestAttempts } from "@/drizzle/schema"

export type AttemptRecord = typeof requestAttempts.$inferSelect

export async function findAttempt(tx: Tx, key: { requestId: string; number: number }): Promise<AttemptRecord | null> {
  const [row] = await tx
    .select()
    .from(requestAttempts)
    .where(and(eq(requestAttempts.requestId, key.requestId), eq(requestAttempts.number, key.number)))
  return row ?? null
}

export function listAttempts(tx: Tx, requestId: string): Promise<AttemptRecord[]> {
  return tx.select().from(requestAttempts).where(eq(requestAttempts.requestId, requestId)).orderBy(asc(requestAttempts.number))
}
