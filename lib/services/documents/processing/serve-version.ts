import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { updateServingVersion } from "@/lib/store/documents/update-serving-version"
import { updateStaleAnswers } from "@/lib/store/documents/update-stale-answers"
import { updateState } from "@/lib/store/documents/update-state"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { endEntriesOnDocument } from "@/lib/store/reuse/end-entries"
import { scopeOf, type ServiceContext } from "../../context"
import { tellWatchers } from "./change-state"
import type { VersionWork } from "./read-version"
import { titleToServe } from "./title-to-serve"

/**
 * Swaps a version in: from the end of this transaction on it is what is read, searched and cited, and answers whose cited
 * passages it no longer holds are stale. False when the version is no longer the newest. Serving twice is serving once.
 */
export async function serveVersion(ctx: ServiceContext, work: VersionWork): Promise<boolean> {
  const { database, hub } = ctx.deps
  const { documentId, versionId } = work
  const isServing = await database.workspace(scopeOf(ctx), async (tx) => {
    await lockDocument(tx, { id: documentId })
    const document = await getDocument(tx, { id: documentId })
    if (document?.latestVersionId !== versionId || !(await getVersionText(tx, work))) return false
    if (document.currentVersionId === versionId) return true
    const title = await titleToServe(tx, work)
    await updateServingVersion(tx, { documentId, versionId, title })
    const stale = await updateStaleAnswers(tx, { documentId })
    await endEntriesOnDocument(tx, { documentId })
    await updateState(tx, { ...work, state: "analysing", shareDone: 0.5, reason: "Searchable; finding out what kind of document this is" })
    await insertAudit(tx, { actor: ctx.actor, action: "document.version_served", subjectKind: "document", subjectId: documentId, detail: { versionId, before: document.currentVersionId, staleAnswers: stale.length } })
    await hub.notify(tx, [`document:${documentId}`, ...stale.map((id) => `request:${id}`)])
    return true
  })
  tellWatchers(ctx.deps, documentId)
  return isServing
}
