import { documents, documentVersions } from "@/drizzle/schema"

/** What has become of a source, beside what was taken from it; all null for a document that the scope may not see. */
export const sourceFacts = {
  mediaType: documentVersions.mediaType,
  withdrawnAt: documentVersions.withdrawnAt,
  deletedAt: documents.deletedAt,
  currentVersionId: documents.currentVersionId,
}
