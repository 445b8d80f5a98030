import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

/** Binds an analysis to the document while this version serves; null takes it off. */
export async function updateAnalysis(tx: Tx, { documentId, versionId, requestId }: { documentId: string; versionId: string; requestId: string | null }): Promise<void> {
  await tx.update(documents).set({ analysisRequestId: requestId }).where(and(eq(documents.id, documentId), eq(documents.currentVersionId, versionId)))
}
