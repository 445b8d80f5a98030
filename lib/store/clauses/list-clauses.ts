import { and, asc, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, extractedClauses } from "@/drizzle/schema"

/** The clauses of one analysis in reading order, while its document is there and visible. */
export function listClauses(tx: Tx, { requestId }: { requestId: string }) {
  return tx
    .select({
      id: extractedClauses.id,
      clauseType: extractedClauses.clauseType,
      quote: extractedClauses.quote,
      answer: extractedClauses.answer,
      confidence: extractedClauses.confidence,
      verdict: extractedClauses.verdict,
      score: extractedClauses.score,
      start: extractedClauses.start,
      end: extractedClauses.end,
      page: extractedClauses.page,
      versionId: extractedClauses.versionId,
    })
    .from(extractedClauses)
    .innerJoin(documents, eq(documents.id, extractedClauses.documentId))
    .where(and(eq(extractedClauses.requestId, requestId), isNull(documents.deletedAt)))
    .orderBy(sql`${extractedClauses.start} nulls last`, asc(extractedClauses.clauseType), asc(extractedClauses.id))
}
