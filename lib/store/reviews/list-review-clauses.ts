import { asc, eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { extractedClauses } from "@/drizzle/schema"

/** The clauses that an analysis rests on, in the order of the document. */
export function listReviewClauses(tx: Tx, requestId: string) {
  const { id, clauseType, quote, answer, confidence, verdict, score, start, end, page, versionId } = extractedClauses
  return tx
    .select({ id, clauseType, quote, answer, confidence, verdict, score, start, end, page, versionId })
    .from(extractedClauses)
    .where(eq(extractedClauses.requestId, requestId))
    .orderBy(sql`${start} nulls last`, asc(clauseType), asc(id))
}
