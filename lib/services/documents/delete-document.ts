import { notFound } from "@/lib/errors"
import { deleteUnusedBlobs } from "@/lib/store/blobs/delete-unused-blobs"
import { deleteUnusedChunks } from "@/lib/store/chunks/delete-unused-chunks"
import { deleteDocument as deleteRecord } from "@/lib/store/documents/delete-document"
import { deleteTraces } from "@/lib/store/documents/delete-traces"
import { getDocument } from "@/lib/store/documents/get-document"
import { listVersions } from "@/lib/store/documents/list-versions"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import { applyFindings, endHeldOn, listDeletedCauses } from "../freshness"
import { requireEdit } from "./may-edit"
import { tellWatchers } from "./processing/change-state"

/**
 * Removes a document for good: its bytes, text, layouts, chunks, vectors, clauses, notes and cells as far as no other document has
 * the same, the answers kept to be given again, and the quotes from it. Answers that rest on it stay with their authors, in their own
 * words, and are marked stale; approvals given on it are suspended; what still waited for a signature ends.
 */
export async function deleteDocument(ctx: ServiceContext, input: { id: string }): Promise<void> {
  const { actor, deps } = ctx
  const { id } = input
  const { workspaceId } = actor
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, { id })
    if (!document) throw notFound("document")
    requireEdit(actor, document)
  })
  // What others keep privately must be seen, so as not to be removed with it.
  const touched = await deps.database.workspace({ ...scopeOf(ctx), role: "admin" }, async (tx) => {
    const document = await lockDocument(tx, { id })
    if (!document) throw notFound("document")
    const versions = await listVersions(tx, { documentId: id })
    const causes = await listDeletedCauses(tx, { documentId: id, servingVersionId: document.currentVersionId })
    await deleteTraces(tx, { documentId: id })
    // What was just being put into the queue is there once its row could be changed.
    const ended = await endHeldOn(tx, { documentId: id })
    await deleteRecord(tx, { id })
    const stale = (await applyFindings(tx, ctx, { documentId: id, causes, staleCellIds: [], isDeleted: true })).map((answer) => answer.id)
    await deleteUnusedChunks(tx, { workspaceId })
    await deleteUnusedBlobs(tx, { workspaceId, hashes: versions.map((version) => version.sha256) })
    await insertAudit(tx, { actor, action: "document.deleted", subjectKind: "document", subjectId: id, detail: { versions: versions.length, staleAnswers: stale.length, endedReviews: ended.length } })
    await deps.hub.notify(tx, [`document:${id}`, ...[...stale, ...ended].map((requestId) => `request:${requestId}`)])
    return [...stale, ...ended]
  })
  for (const requestId of touched) deps.hub.publish(`request:${requestId}`)
  tellWatchers(deps, id)
  await deps.announce([{ name: "document/deleted", data: { workspaceId, documentId: id } }]).catch((error: unknown) => deps.log.warn({ err: error, documentId: id }, "an announcement failed"))
}
