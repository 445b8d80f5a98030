import { eq, inArray, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions, extractedClauses, gridCells, gridDocuments, pageLayouts, recognisedPages, reviewNotes, versionChunks } from "@/drizzle/schema"

/**
 * Hides the document for good and removes its texts, placements, clauses and notes, also those kept in the payloads of the
 * pipeline's own requests. Rows that answers rest on stay, without their text.
 */
export async function deleteDocument(tx: Tx, { id }: { id: string }): Promise<void> {
  const versionIds = tx.select({ id: documentVersions.id }).from(documentVersions).where(eq(documentVersions.documentId, id))
  await tx.delete(pageLayouts).where(inArray(pageLayouts.versionId, versionIds))
  await tx.delete(recognisedPages).where(inArray(recognisedPages.versionId, versionIds))
  await tx.delete(versionChunks).where(eq(versionChunks.documentId, id))
  await tx.delete(reviewNotes).where(eq(reviewNotes.documentId, id))
  await tx.delete(gridCells).where(eq(gridCells.documentId, id))
  await tx.delete(gridDocuments).where(eq(gridDocuments.documentId, id))
  await tx.delete(extractedClauses).where(eq(extractedClauses.documentId, id))
  await tx
    .update(documentVersions)
    .set({ text: null, pages: null, sections: null, failureReason: null, warnings: [], hiddenTexts: [] })
    .where(eq(documentVersions.documentId, id))
  await tx.execute(sql`
    update requests set payload = '{}'::jsonb, result_text = null, result_output = null
    where origin = 'pipeline' and prompt_key in ('clause_extract', 'doc_classify', 'grid_cell') and document_ids = array[${id}]::uuid[]`)
  await tx
    .update(documents)
    .set({ deletedAt: sql`now()`, updatedAt: sql`now()`, stateReason: null })
    .where(eq(documents.id, id))
}
