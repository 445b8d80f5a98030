import type { Tx } from "@/drizzle/client"
import { answerRecords } from "@/drizzle/schema"

export type NewAnswerRecord = Omit<typeof answerRecords.$inferInsert, "createdAt">

/** What an attempt was made from; the first record of an attempt stays. */
export async function insertAnswerRecord(tx: Tx, record: NewAnswerRecord): Promise<void> {
  await tx.insert(answerRecords).values(record).onConflictDoNothing()
}
