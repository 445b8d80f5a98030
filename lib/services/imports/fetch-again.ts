import { uuidv7 } from "uuidv7"
import { AppError, notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { insertVersion } from "@/lib/store/documents/insert-version"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { AcceptedDocument } from "../documents/documents.dto"
import { acceptedDocument } from "../documents/intake/accepted-document"
import { announceVersion } from "../documents/intake/announce-version"
import { requireEdit } from "../documents/may-edit"
import { tellWatchers } from "../documents/processing/change-state"
import { isResting } from "../documents/view/is-resting"
import { checkLink } from "./check-link"
import { unfetchedHash, unfetchedMediaType } from "./unfetched"

/** Fetches the link of a document once more; bytes that differ become a new version. Throws conflict where there is no link or while it is worked on. */
export async function fetchAgain(ctx: ServiceContext, input: { id: string }): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const documentId = input.id
  const versionId = uuidv7()
  const title = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    await lockDocument(tx, { id: documentId })
    const document = await getDocument(tx, { id: documentId })
    if (!document) throw notFound("document")
    requireEdit(actor, document)
    if (!document.sourceUrl) throw new AppError("conflict", "This document did not come from a link. Upload a new version instead.")
    if (!isResting(document.state)) throw new AppError("conflict", "This document is being worked on. Fetch it again when that is done.")
    const link = await checkLink(tx, { deps, url: document.sourceUrl })
    await insertVersion(tx, { id: versionId, workspaceId, documentId, sha256: unfetchedHash(versionId), byteLength: 0, mediaType: unfetchedMediaType, fileName: document.latest.fileName, createdBy: userId })
    await insertAudit(tx, { actor, action: "document.fetch_asked", subjectKind: "document", subjectId: documentId, detail: { versionId, host: link.host } })
    await deps.hub.notify(tx, [`document:${documentId}`])
    return document.title
  })
  tellWatchers(deps, documentId)
  await announceVersion(deps, { workspaceId, documentId, versionId, userId })
  return acceptedDocument({ id: documentId, versionId, unchanged: false, title })
}
