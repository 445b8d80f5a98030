import { asc, eq, getTableColumns } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { citations, documents, documentVersions } from "@/drizzle/schema"
import { sourceFacts } from "./source-facts"

export function listCitations(tx: Tx, requestId: string) {
  return tx
    .select({ ...getTableColumns(citations), documentTitle: documents.title, versionNumber: documentVersions.number, ...sourceFacts })
    .from(citations)
    .leftJoin(documents, eq(documents.id, citations.documentId))
    .leftJoin(documentVersions, eq(documentVersions.id, citations.versionId))
    .where(eq(citations.requestId, requestId))
    .orderBy(asc(citations.answerStart), asc(citations.marker))
}
