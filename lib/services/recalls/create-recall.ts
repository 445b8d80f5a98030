import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { lockDocument } from "@/lib/store/documents/lock-document"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findOpenRecall } from "@/lib/store/recalls/get-recall"
import { insertRecall } from "@/lib/store/recalls/insert-recall"
import { withdrawVersion } from "@/lib/store/recalls/withdraw-version"
import { notFound } from "@/lib/errors"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { getRecall } from "./get-recall"
import { recallRoles } from "./recall-roles"
import type { CreateRecallInput, RecallView } from "./recalls.dto"
import { requireSubject } from "./require-subject"

const noVersionLeft = "Its only version was withdrawn by a recall. Upload a corrected version."

/**
 * Opens a recall of something that was found to be wrong. A document version is out of use from this moment on; the answers
 * that rest on it are found and taken back by a durable function. While a recall of the very same thing is open, this gives that one.
 */
export async function createRecall(ctx: ServiceContext, input: CreateRecallInput): Promise<RecallView> {
  requireRole(ctx, recallRoles)
  const { actor, deps } = ctx
  const { id, isNew } = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    await requireSubject(tx, ctx, input.selector)
    const open = await findOpenRecall(tx, { workspaceId: actor.workspaceId, selector: input.selector })
    if (open) return { id: open.id, isNew: false }
    const recallId = uuidv7()
    await insertRecall(tx, { id: recallId, workspaceId: actor.workspaceId, createdBy: actor.userId, ...input })
    await insertAudit(tx, { actor, action: "recall.opened", subjectKind: "recall", subjectId: recallId, detail: { selector: input.selector } })
    if (input.selector.kind === "version") await takeOutOfUse(tx, ctx, input.selector)
    return { id: recallId, isNew: true }
  })
  if (input.selector.kind === "version") deps.hub.publish(`document:${input.selector.documentId}`)
  if (isNew) await deps.announce([{ name: "recall/follow-asked", data: { workspaceId: actor.workspaceId, recallId: id, userId: actor.userId } }]).catch((error: unknown) => deps.log.warn({ err: error, recallId: id }, "an announcement failed and will be repeated"))
  return getRecall(ctx, { id })
}

async function takeOutOfUse(tx: Tx, ctx: ServiceContext, { documentId, versionId }: { documentId: string; versionId: string }): Promise<void> {
  if (!(await lockDocument(tx, { id: documentId }))) throw notFound("document")
  const withdrawn = await withdrawVersion(tx, { documentId, versionId, reason: noVersionLeft })
  if (!withdrawn) return
  await insertAudit(tx, { actor: ctx.actor, action: "document.version_withdrawn", subjectKind: "document", subjectId: documentId, detail: { versionId, ...withdrawn } })
  await ctx.deps.hub.notify(tx, [`document:${documentId}`])
}
