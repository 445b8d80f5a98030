import { and, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** Served documents of every workspace whose index or analysis waits for budget; for the system role. */
export function listWaitingDocuments(tx: Tx, { limit }: { limit: number }) {
  return tx
    .select({ workspaceId: documents.workspaceId, documentId: documents.id, versionId: documentVersions.id, userId: documentVersions.createdBy })
    .from(documents)
    .innerJoin(documentVersions, eq(documentVersions.id, documents.latestVersionId))
    .where(and(eq(documents.state, "ready"), eq(documents.stateCode, "waiting_for_budget"), isNull(documents.deletedAt)))
    .orderBy(sql`${documents.updatedAt}`)
    .limit(limit)
}
