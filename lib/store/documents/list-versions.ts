import { desc, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions, users } from "@/drizzle/schema"

/** All versions of a document, newest first, without their texts. */
export function listVersions(tx: Tx, { documentId }: { documentId: string }) {
  return tx
    .select({
      id: documentVersions.id,
      number: documentVersions.number,
      fileName: documentVersions.fileName,
      mediaType: documentVersions.mediaType,
      byteLength: documentVersions.byteLength,
      sha256: documentVersions.sha256,
      pageCount: documentVersions.pageCount,
      warnings: documentVersions.warnings,
      hiddenTexts: documentVersions.hiddenTexts,
      ocrConfidence: documentVersions.ocrConfidence,
      createdAt: documentVersions.createdAt,
      createdByName: users.name,
      failureCode: documentVersions.failureCode,
      failureReason: documentVersions.failureReason,
      withdrawnAt: documentVersions.withdrawnAt,
    })
    .from(documentVersions)
    .leftJoin(users, eq(users.id, documentVersions.createdBy))
    .where(eq(documentVersions.documentId, documentId))
    .orderBy(desc(documentVersions.number))
}
