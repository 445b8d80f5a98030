import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { getWarnings } from "@/lib/store/documents/get-warnings"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { AcceptedDocument } from "./documents.dto"
import { acceptedDocument } from "./intake/accepted-document"
import { announceVersion } from "./intake/announce-version"
import { requireEdit } from "./may-edit"
import { tellWatchers } from "./processing/change-state"
import { findRecogniser, unrecognised } from "./processing/find-recogniser"

/** Whether a version serves without the text of its scanned pages. */
export async function isUnrecognised(tx: Tx, version: { versionId: string }): Promise<boolean> {
  return (await getWarnings(tx, version)).some(({ code }) => code === unrecognised)
}

/** A new version of the same bytes, since versions do not change: its scanned pages are recognised, and until then the old one serves. */
export async function recogniseAgain(ctx: ServiceContext, input: { id: string }): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { id: documentId } = input
  if ((await findRecogniser()) === null) throw new AppError("conflict", "This installation still has no program that recognises text. Ask your administrator to install tesseract on the server.")
  const versionId = uuidv7()
  const title = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const locked = await lockDocument(tx, { id: documentId })
    const document = locked && (await getDocument(tx, { id: documentId }))
    if (!document) throw notFound("document")
    requireEdit(actor, document)
    const { sha256, byteLength, mediaType, fileName } = document.latest
    if (document.state !== "ready" || !(await isUnrecognised(tx, { versionId: document.latest.id }))) throw new AppError("conflict", "This document is being worked on.")
    await insertVersion(tx, { id: versionId, workspaceId, documentId, sha256, byteLength, mediaType, fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.version_added", subjectKind: "document", subjectId: documentId, detail: { versionId, sha256, byteLength, mediaType, isReadAgain: true } })
    await deps.hub.notify(tx, [`document:${documentId}`])
    return document.title
  })
  tellWatchers(deps, documentId)
  await announceVersion(deps, { workspaceId, documentId, versionId, userId })
  return acceptedDocument({ id: documentId, versionId, unchanged: false, title })
}
