import { and, asc, eq, isNull, or, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

type SameBytesParams = { sha256: string; userId: string; visibility: "workspace" | "private" }

/**
 * A shared document whose serving or newest version has exactly these bytes, or one's own private one, which does not
 * count for somebody who now wants to share the file.
 */
export async function findSameBytes(tx: Tx, { sha256, userId, visibility }: SameBytesParams) {
  const [found] = await tx
    .select({ documentId: documents.id, versionId: documentVersions.id, title: documents.title })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(
      and(
        eq(documentVersions.sha256, sha256),
        isNull(documents.deletedAt),
        or(
          eq(documents.currentVersionId, documentVersions.id),
          // An update that failed is no version that anybody could find these bytes in.
          and(eq(documents.latestVersionId, documentVersions.id), or(isNull(documentVersions.failureCode), isNull(documents.currentVersionId))),
        ),
        visibility === "workspace" ? eq(documents.visibility, "workspace") : or(eq(documents.visibility, "workspace"), eq(documents.ownerId, userId)),
      ),
    )
    .orderBy(sql`${documents.currentVersionId} = ${documentVersions.id} desc nulls last`, asc(documents.createdAt))
    .limit(1)
  return found ?? null
}
