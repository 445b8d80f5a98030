import { asc, eq, getTableColumns } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { chunks, documents, documentVersions, requestSources } from "@/drizzle/schema"
import { sourceFacts } from "./source-facts"

/** Sources with their passages; those of documents the scope may not read are left out. */
export function listSources(tx: Tx, requestId: string) {
  return tx
    .select({ ...getTableColumns(requestSources), text: chunks.text, documentTitle: documents.title, versionNumber: documentVersions.number, ...sourceFacts })
    .from(requestSources)
    .innerJoin(chunks, eq(chunks.id, requestSources.chunkId))
    .innerJoin(documents, eq(documents.id, requestSources.documentId))
    .innerJoin(documentVersions, eq(documentVersions.id, requestSources.versionId))
    .where(eq(requestSources.requestId, requestId))
    .orderBy(asc(requestSources.marker))
}

export type SourceRecord = Awaited<ReturnType<typeof listSources>>[number]

export async function countSources(tx: Tx, requestId: string): Promise<number> {
  return tx.$count(requestSources, eq(requestSources.requestId, requestId))
}
