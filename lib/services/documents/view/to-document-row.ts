import type { DocumentRecord } from "@/lib/store/documents/get-document"
import type { DocumentProgress, DocumentRow } from "../documents.dto"

export function toProgress(document: Pick<DocumentRecord, "state" | "shareDone" | "stateReason" | "stateCode">): DocumentProgress {
  return { state: document.state, shareDone: document.shareDone, reason: document.stateReason, code: document.stateCode }
}

/** File facts are those of the serving version, before there is one those of the newest. */
export function toDocumentRow(document: DocumentRecord): DocumentRow {
  const version = document.current ?? document.latest
  return {
    ...toProgress(document),
    id: document.id,
    title: document.title,
    kind: document.kind,
    visibility: document.visibility,
    owner: { id: document.ownerId, name: document.ownerName ?? "Someone who left" },
    mediaType: version.mediaType,
    byteLength: version.byteLength,
    pageCount: version.pageCount,
    versionNumber: version.number,
    createdAt: document.createdAt.toISOString(),
    updatedAt: document.updatedAt.toISOString(),
  }
}
