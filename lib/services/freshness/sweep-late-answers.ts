import { uuidv7 } from "uuidv7"
import { type ChangedDocument, hasLateAnswers, listChangedBehind, listChangedDocuments, listJustSigned } from "@/lib/store/freshness/list-late-answers"
import { getDocument } from "@/lib/store/documents/get-document"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { scopeOf, type Deps, type ServiceContext } from "../context"
import { applyFindings } from "./apply-findings"
import { compareReliances } from "./compare-reliances"

/** The longest that an answer runs on; what was retrieved before a swap is delivered within it. */
const longestRunMinutes = 60

/** Looks at answers and cells that were written on a version while another took its place, and delivered after that. Returns how many became stale. */
export async function sweepLateAnswers(deps: Deps): Promise<{ documents: number; stale: number }> {
  const changed = await listChanged(deps)
  let stale = 0
  for (const { workspaceId, ownerId, documentId, versionId } of changed) {
    const ctx = productContext(deps, { workspaceId, userId: ownerId })
    if (!(await deps.database.workspace(scopeOf(ctx), (tx) => hasLateAnswers(tx, { documentId, versionId })))) continue
    const findings = await compareReliances(ctx, { documentId, versionId, servingVersionId: versionId, isAnswersOnly: true })
    const marked = await deps.database.workspace(scopeOf(ctx), async (tx) => {
      await lockDocument(tx, { id: documentId })
      if ((await getDocument(tx, { id: documentId }))?.currentVersionId !== versionId) return []
      const answers = await applyFindings(tx, ctx, { documentId, causes: findings.causes, staleCellIds: findings.staleCellIds })
      await deps.hub.notify(tx, answers.map(({ id }) => `request:${id}`))
      return answers
    })
    stale += marked.length
  }
  return { documents: changed.length, stale }
}

/** A draft can wait for its reviewer for longer than any run, so that what is behind it may have changed long before it was signed. */
async function listChanged(deps: Deps): Promise<ChangedDocument[]> {
  const changed = await deps.database.system((tx) => listChangedDocuments(tx, { withinMinutes: longestRunMinutes }))
  const known = new Map(changed.map((document) => [document.documentId, document]))
  for (const { workspaceId, authorId, requestId } of await deps.database.system(listJustSigned)) {
    const scope = scopeOf(productContext(deps, { workspaceId, userId: authorId }))
    for (const document of await deps.database.workspace(scope, (tx) => listChangedBehind(tx, { requestId }))) known.set(document.documentId, document)
  }
  return [...known.values()]
}

function productContext(deps: Deps, { workspaceId, userId }: { workspaceId: string; userId: string }): ServiceContext {
  return { actor: { kind: "system", userId, workspaceId, role: "admin", name: "", email: "", workspaceName: "", timeZone: "UTC" }, deps, requestId: uuidv7() }
}
