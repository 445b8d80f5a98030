import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** Takes back a newest version that brought nothing; the serving one is the newest again. Lock the document first. */
export async function deleteUnfetchedVersion(tx: Tx, { documentId, versionId, servingId }: { documentId: string; versionId: string; servingId: string }): Promise<void> {
  await tx.update(documents).set({ latestVersionId: servingId }).where(and(eq(documents.id, documentId), eq(documents.latestVersionId, versionId)))
  await tx.delete(documentVersions).where(eq(documentVersions.id, versionId))
}
