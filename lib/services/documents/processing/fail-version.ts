import { getDocument } from "@/lib/store/documents/get-document"
import { updateVersionFailed } from "@/lib/store/documents/update-version-failed"
import { type StateChange, updateState } from "@/lib/store/documents/update-state"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../../context"
import { tellWatchers } from "./change-state"
import type { VersionWork } from "./read-version"

/** Ends the work on a version that cannot be used. Where another version serves, the document stays ready and says what became of the update. */
export async function failVersion(ctx: ServiceContext, failure: VersionWork & { code: string; reason: string }): Promise<void> {
  const { documentId, versionId, code, reason } = failure
  const { database, hub } = ctx.deps
  await database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, { id: documentId })
    if (!document) return
    await updateVersionFailed(tx, { versionId, code, reason })
    const serving = document.current && document.current.id !== versionId ? document.current : null
    const ending: Pick<StateChange, "state" | "reason"> = serving
      ? { state: "ready", reason: `Version ${document.latest.number} could not be used: ${reason} Version ${serving.number} is still in use.` }
      : { state: code === "no_text" ? "needs_ocr" : "failed", reason }
    if (await updateState(tx, { documentId, versionId, code, shareDone: 1, ...ending })) await hub.notify(tx, [`document:${documentId}`])
    await insertAudit(tx, { actor: ctx.actor, action: "document.version_failed", subjectKind: "document", subjectId: documentId, detail: { versionId, code } })
  })
  tellWatchers(ctx.deps, documentId)
}
