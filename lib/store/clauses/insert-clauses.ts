import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { extractedClauses } from "@/drizzle/schema"

export type NewClause = Omit<typeof extractedClauses.$inferInsert, "workspaceId" | "documentId" | "versionId" | "requestId">

const rowsPerStatement = 100

/** Keeps the clauses of an analysis, in place of whatever an earlier try of the same step kept. */
export async function insertClauses(tx: Tx, params: { workspaceId: string; documentId: string; versionId: string; requestId: string; clauses: NewClause[] }): Promise<void> {
  const { clauses, ...ids } = params
  await tx.delete(extractedClauses).where(eq(extractedClauses.requestId, ids.requestId))
  for (let from = 0; from < clauses.length; from += rowsPerStatement) {
    await tx.insert(extractedClauses).values(clauses.slice(from, from + rowsPerStatement).map((clause) => ({ ...clause, ...ids })))
  }
}
