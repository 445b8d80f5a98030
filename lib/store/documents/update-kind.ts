import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

export async function updateKind(tx: Tx, { documentId, versionId, kind }: { documentId: string; versionId: string; kind: string }): Promise<void> {
  await tx.update(documents).set({ kind }).where(and(eq(documents.id, documentId), eq(documents.currentVersionId, versionId)))
}
