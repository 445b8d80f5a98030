import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** A version of a document that is there and visible. */
export async function findVersionById(tx: Tx, id: string) {
  const { documentId, number, text, withdrawnAt } = documentVersions
  const [row] = await tx
    .select({ id: documentVersions.id, documentId, number, text, withdrawnAt, title: documents.title, currentVersionId: documents.currentVersionId })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(and(eq(documentVersions.id, id), isNull(documents.deletedAt)))
  return row ?? null
}
