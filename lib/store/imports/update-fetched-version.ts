import { and, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

type FetchedVersion = { documentId: string; versionId: string; sha256: string; byteLength: number; mediaType: string; fileName: string; title: string | null }

/** Says which bytes a version has that was added before they were fetched; a null title leaves the document's as it is. */
export async function updateFetchedVersion(tx: Tx, { documentId, versionId, title, ...file }: FetchedVersion): Promise<void> {
  await tx.update(documentVersions).set(file).where(and(eq(documentVersions.id, versionId), eq(documentVersions.documentId, documentId)))
  if (title !== null) await tx.update(documents).set({ title }).where(eq(documents.id, documentId))
}
