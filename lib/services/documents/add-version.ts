import { uuidv7 } from "uuidv7"
import { notFound } from "@/lib/errors"
import { insertBlob } from "@/lib/store/blobs/insert-blob"
import { getDocument } from "@/lib/store/documents/get-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { AcceptedDocument } from "./documents.dto"
import { acceptedDocument } from "./intake/accepted-document"
import { announceVersion } from "./intake/announce-version"
import { checkFile } from "./intake/check-file"
import { storePieces } from "./intake/store-pieces"
import { requireEdit } from "./may-edit"
import { tellWatchers } from "./processing/change-state"

export type AddVersionInput = { documentId: string; bytes: Uint8Array; fileName: string }

/** A newer version of a document; the serving one serves until this one is indexed, and longer if that fails. One still waiting to be read is passed over. */
export async function addVersion(ctx: ServiceContext, input: AddVersionInput): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { documentId } = input
  const before = await deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id: documentId }))
  if (!before) throw notFound("document")
  requireEdit(actor, before)
  const file = await checkFile(input)
  const { bytes, sha256, mediaType, fileName } = file
  await storePieces(ctx, file)
  const versionId = uuidv7()
  const result = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const locked = await lockDocument(tx, { id: documentId })
    const document = locked && (await getDocument(tx, { id: documentId }))
    if (!document) throw notFound("document")
    const isPending = document.latest.id !== document.current?.id && !["ready", "failed", "needs_ocr"].includes(document.state)
    const newest = isPending ? document.latest : (document.current ?? document.latest)
    if (newest.sha256 === sha256) return { versionId: newest.id, unchanged: true, title: document.title }
    await insertBlob(tx, { workspaceId, sha256, bytes })
    await insertVersion(tx, { id: versionId, workspaceId, documentId, sha256, byteLength: bytes.byteLength, mediaType, fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.version_added", subjectKind: "document", subjectId: documentId, detail: { versionId, sha256, byteLength: bytes.byteLength, mediaType } })
    await deps.hub.notify(tx, [`document:${documentId}`])
    return { versionId, unchanged: false, title: document.title }
  })
  if (!result.unchanged) {
    tellWatchers(deps, documentId)
    await announceVersion(deps, { workspaceId, documentId, versionId, userId })
  }
  return acceptedDocument({ id: documentId, ...result })
}
