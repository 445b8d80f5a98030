import { and, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** `keepsAnalysis`: it says the same, word for word. */
type Serving = { documentId: string; versionId: string; title: string | null; keepsAnalysis?: boolean }

/** Lets a version serve instead of the one before it. Kind and analysis belonged to that one and are found anew, unless it says the same. */
export async function updateServingVersion(tx: Tx, { documentId, versionId, title, keepsAnalysis = false }: Serving): Promise<boolean> {
  const changed = await tx
    .update(documents)
    .set({ currentVersionId: versionId, ...(keepsAnalysis ? {} : { kind: null, analysisRequestId: null }), updatedAt: sql`now()`, ...(title === null ? {} : { title }) })
    .where(and(eq(documents.id, documentId), eq(documents.latestVersionId, versionId), isNull(documents.deletedAt)))
    .returning({ id: documents.id })
  if (changed.length === 0) return false
  await tx.update(documentVersions).set({ servedAt: sql`now()` }).where(eq(documentVersions.id, versionId))
  return true
}
