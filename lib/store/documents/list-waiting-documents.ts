import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** Served documents of every workspace with one of these state codes, the longest unchanged first; for the system role. */
export function listWaitingDocuments(tx: Tx, { codes, limit }: { codes: string[]; limit: number }) {
  return tx
    .select({ workspaceId: documents.workspaceId, documentId: documents.id, versionId: documentVersions.id, userId: documentVersions.createdBy })
    .from(documents)
    .innerJoin(documentVersions, eq(documentVersions.id, documents.latestVersionId))
    .where(and(eq(documents.state, "ready"), inArray(documents.stateCode, codes), isNull(documents.deletedAt)))
    .orderBy(sql`${documents.updatedAt}`)
    .limit(limit)
}
