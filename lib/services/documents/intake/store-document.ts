import { uuidv7 } from "uuidv7"
import { insertBlob } from "@/lib/store/blobs/insert-blob"
import { findSameBytes } from "@/lib/store/documents/find-same-bytes"
import { insertDocument } from "@/lib/store/documents/insert-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { lockContent } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../../context"
import type { AcceptedDocument } from "../documents.dto"
import { acceptedDocument } from "./accepted-document"
import { announceVersion } from "./announce-version"
import type { CheckedFile } from "./check-file"
import { storePieces } from "./store-pieces"

export type NewDocument = { file: CheckedFile; title: string; visibility: "workspace" | "private" }

/** Keeps a file as a document with its first version, unless these very bytes are there already. Reading it is the engine's work. */
export async function storeDocument(ctx: ServiceContext, { file, title, visibility }: NewDocument): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { bytes, sha256, mediaType, fileName } = file
  const id = uuidv7()
  const versionId = uuidv7()
  await storePieces(ctx, file)
  const same = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    await lockContent(tx, { workspaceId, sha256 })
    const found = await findSameBytes(tx, { sha256, userId, visibility })
    if (found) return found
    await insertBlob(tx, { workspaceId, sha256, bytes })
    await insertDocument(tx, { id, workspaceId, ownerId: userId, title, visibility })
    await insertVersion(tx, { id: versionId, workspaceId, documentId: id, sha256, byteLength: bytes.byteLength, mediaType, fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.uploaded", subjectKind: "document", subjectId: id, detail: { versionId, sha256, byteLength: bytes.byteLength, mediaType, visibility } })
    return null
  })
  if (same) return acceptedDocument({ id: same.documentId, versionId: same.versionId, unchanged: true, title: same.title })
  await announceVersion(deps, { workspaceId, documentId: id, versionId, userId })
  return acceptedDocument({ id, versionId, unchanged: false, title })
}
