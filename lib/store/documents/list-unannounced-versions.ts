import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/**
 * Versions of every workspace whose event was not announced within the given time, or was announced and never begun: a
 * server may lose an event that it has acknowledged. For the system role.
 */
export function listUnannouncedVersions(tx: Tx, { olderThanSeconds, limit }: { olderThanSeconds: number; limit: number }) {
  return tx
    .select({ workspaceId: documentVersions.workspaceId, documentId: documentVersions.documentId, versionId: documentVersions.id, userId: documentVersions.createdBy })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(
      and(
        isNull(documents.deletedAt),
        or(
          and(isNull(documentVersions.announcedAt), lt(documentVersions.createdAt, sql`now() - make_interval(secs => ${olderThanSeconds})`)),
          and(isNull(documentVersions.readAt), isNull(documentVersions.failureCode), eq(documents.latestVersionId, documentVersions.id), lt(documentVersions.announcedAt, sql`now() - interval '2 minutes'`)),
        ),
      ),
    )
    .orderBy(asc(documentVersions.createdAt))
    .limit(limit)
}
