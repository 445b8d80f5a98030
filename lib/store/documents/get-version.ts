import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

export type VersionRecord = NonNullable<Awaited<ReturnType<typeof getVersion>>>

type VersionParams = { documentId: string; versionId: string }

/** A version of a document that is not deleted, without its text. */
export async function getVersion(tx: Tx, { documentId, versionId }: VersionParams) {
  const { text: _text, pages: _pages, sections: _sections, ...columns } = versionColumns
  const [row] = await tx.select(columns).from(documentVersions).innerJoin(documents, eq(documents.id, documentVersions.documentId)).where(livingVersion(documentId, versionId)).limit(1)
  return row ?? null
}

/** The extracted text with its pages and sections; null while unread. */
export async function getVersionText(tx: Tx, { documentId, versionId }: VersionParams) {
  const { id, number, text, pages, sections } = versionColumns
  const [row] = await tx
    .select({ id, number, text, pages, sections, title: documents.title })
    .from(documentVersions)
    .innerJoin(documents, eq(documents.id, documentVersions.documentId))
    .where(livingVersion(documentId, versionId))
    .limit(1)
  if (!row || row.text === null) return null
  return { ...row, text: row.text, sections: row.sections ?? [] }
}

const versionColumns = {
  id: documentVersions.id,
  documentId: documentVersions.documentId,
  number: documentVersions.number,
  sha256: documentVersions.sha256,
  byteLength: documentVersions.byteLength,
  mediaType: documentVersions.mediaType,
  fileName: documentVersions.fileName,
  text: documentVersions.text,
  pages: documentVersions.pages,
  sections: documentVersions.sections,
  pageCount: documentVersions.pageCount,
  createdBy: documentVersions.createdBy,
  createdAt: documentVersions.createdAt,
  readAt: documentVersions.readAt,
  servedAt: documentVersions.servedAt,
  withdrawnAt: documentVersions.withdrawnAt,
  failureCode: documentVersions.failureCode,
  failureReason: documentVersions.failureReason,
}

function livingVersion(documentId: string, versionId: string) {
  return and(eq(documentVersions.id, versionId), eq(documentVersions.documentId, documentId), isNull(documents.deletedAt))
}
