import { notFound } from "@/lib/errors"
import { deleteUnusedBlobs } from "@/lib/store/blobs/delete-unused-blobs"
import { deleteUnusedChunks } from "@/lib/store/chunks/delete-unused-chunks"
import { deleteDocument as deleteRecord } from "@/lib/store/documents/delete-document"
import { getDocument } from "@/lib/store/documents/get-document"
import { listVersions } from "@/lib/store/documents/list-versions"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { updateStaleAnswers } from "@/lib/store/documents/update-stale-answers"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { endEntriesOnDocument } from "@/lib/store/reuse/end-entries"
import { scopeOf, type ServiceContext } from "../context"
import { requireEdit } from "./may-edit"
import { tellWatchers } from "./processing/change-state"

/**
 * Removes a document for good: its bytes, text, chunks, vectors and clauses, as far as no other document has the same. Answers that
 * cite it stay with their authors and are marked stale.
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
  await deps.database.workspace({ ...scopeOf(ctx), role: "admin" }, async (tx) => {
    if (!(await lockDocument(tx, { id }))) throw notFound("document")
    const versions = await listVersions(tx, { documentId: id })
    await deleteRecord(tx, { id })
    const stale = await updateStaleAnswers(tx, { documentId: id })
    await endEntriesOnDocument(tx, { documentId: id })
    await deleteUnusedChunks(tx, { workspaceId })
    await deleteUnusedBlobs(tx, { workspaceId, hashes: versions.map((version) => version.sha256) })
    await insertAudit(tx, { actor, action: "document.deleted", subjectKind: "document", subjectId: id, detail: { versions: versions.length, staleAnswers: stale.length } })
    await deps.hub.notify(tx, [`document:${id}`, ...stale.map((requestId) => `request:${requestId}`)])
  })
  tellWatchers(deps, id)
  await deps.announce([{ name: "document/deleted", data: { workspaceId, documentId: id } }]).catch((error: unknown) => deps.log.warn({ err: error, documentId: id }, "an announcement failed"))
}
