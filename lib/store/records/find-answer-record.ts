import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { answerRecords } from "@/drizzle/schema"

export type AnswerRecord = typeof answerRecords.$inferSelect

export async function findAnswerRecord(tx: Tx, key: { requestId: string; attempt: number }): Promise<AnswerRecord | null> {
  const [row] = await tx
    .select()
    .from(answerRecords)
    .where(and(eq(answerRecords.requestId, key.requestId), eq(answerRecords.attempt, key.attempt)))
  return row ?? null
}
