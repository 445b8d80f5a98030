import { and, asc, eq, isNull, lt, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** Versions of every workspace whose event was not announced within the given time; for the system role. */
export function listUnannouncedVersions(tx: Tx, { olderThanSeconds, limit }: { olderThanSeconds: number; limit: number }) {
  return tx
    .select({ workspaceId: documentVersions.workspaceId, documentId: documentVersions.documentId, versionId: documentVersions.id, userId: documentVersions.createdBy })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(isNull(documentVersions.announcedAt), isNull(documents.deletedAt), lt(documentVersions.createdAt, sql`now() - make_interval(secs => ${olderThanSeconds})`)))
    .orderBy(asc(documentVersions.createdAt))
    .limit(limit)
}
