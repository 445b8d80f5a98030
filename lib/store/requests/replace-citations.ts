import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { citations } from "@/drizzle/schema"

export type NewCitation = typeof citations.$inferInsert

export async function replaceCitations(tx: Tx, requestId: string, list: NewCitation[]): Promise<void> {
  await tx.delete(citations).where(eq(citations.requestId, requestId))
  if (list.length > 0) await tx.insert(citations).values(list)
}
