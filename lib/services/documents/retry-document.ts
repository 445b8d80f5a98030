import { AppError, notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { updateAnalysis } from "@/lib/store/documents/update-analysis"
import { updateState } from "@/lib/store/documents/update-state"
import { updateVersionFailed } from "@/lib/store/documents/update-version-failed"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import type { AcceptedDocument } from "./documents.dto"
import { acceptedDocument } from "./intake/accepted-document"
import { announceVersion } from "./intake/announce-version"
import { requireEdit } from "./may-edit"
import { isUnrecognised, recogniseAgain } from "./recognise-again"
import { isResting } from "./view/is-resting"

/** Work that has shown no sign of life for so long may be announced again; a live run of the same version is not doubled. */
const quietMs = 120_000

/** Takes up the processing of the newest version again: after a failure, when the budget is back, or when scanned pages can be recognised now. On the account of who asks. */
export async function retryDocument(ctx: ServiceContext, input: { id: string }): Promise<AcceptedDocument> {
  const { actor, deps } = ctx
  const { id } = input
  const document = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const found = await getDocument(tx, { id })
    if (!found) throw notFound("document")
    requireEdit(actor, found)
    const analysis = found.analysisRequestId ? await findRequest(tx, found.analysisRequestId) : null
    const isAnalysisOver = analysis !== null && ["failed", "cancelled", "rejected"].includes(analysis.status)
    if (!isResting(found.state) && deps.clock().getTime() - found.updatedAt.getTime() < quietMs) throw new AppError("conflict", "This document is being worked on.")
    const isComplete = found.state === "ready" && found.stateCode === null && !isAnalysisOver
    if (isComplete && (await isUnrecognised(tx, { versionId: found.latest.id }))) return null
    if (isComplete) throw new AppError("conflict", "There is nothing left to do for this document.")
    const versionId = found.latest.id
    await updateVersionFailed(tx, { versionId, code: null, reason: null })
    if (isAnalysisOver) await updateAnalysis(tx, { documentId: id, versionId, requestId: null })
    await updateState(tx, { documentId: id, versionId, state: "queued", shareDone: 0 })
    await insertAudit(tx, { actor, action: "document.retried", subjectKind: "document", subjectId: id, detail: { versionId } })
    await deps.hub.notify(tx, [`document:${id}`])
    return found
  })
  if (document === null) return recogniseAgain(ctx, { id })
  deps.hub.publish(`document:${id}`)
  await announceVersion(deps, { workspaceId: actor.workspaceId, documentId: id, versionId: document.latest.id, userId: actor.userId }, { isAgain: true })
  return acceptedDocument({ id, versionId: document.latest.id, unchanged: false, title: document.title })
}
