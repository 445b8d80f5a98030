import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { deleteWatch, hasWatch, insertWatch } from "@/lib/store/notifications/watches"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../context"
import { mayKnowOf } from "../requests/may-read-request"
import type { PutWatchInput, WatchInput, WatchView } from "./notifications.dto"

/** Whether one watches a document or an answer that one may know of. */
export async function getWatch(ctx: ServiceContext, input: WatchInput): Promise<WatchView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const isToldAnyway = (await findOwner(tx, ctx, input)) === ctx.actor.userId
    return { isWatching: await hasWatch(tx, { userId: ctx.actor.userId, ...input }), isToldAnyway }
  })
}

/** Begins or ends watching. Doing it again changes nothing. */
export async function putWatch(ctx: ServiceContext, { isWatching, ...input }: PutWatchInput): Promise<WatchView> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const { subjectKind, subjectId } = input
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const isToldAnyway = (await findOwner(tx, ctx, input)) === userId
    const watch = { userId, subjectKind, subjectId }
    const isChanged = isWatching ? await insertWatch(tx, { ...watch, workspaceId }) : await deleteWatch(tx, watch)
    if (isChanged) await insertAudit(tx, { actor, action: isWatching ? "watch.began" : "watch.ended", subjectKind, subjectId })
    return { isWatching, isToldAnyway }
  })
}

/** Whose it is; throws not_found for what one may not know of. */
async function findOwner(tx: Tx, ctx: ServiceContext, { subjectKind, subjectId }: WatchInput): Promise<string> {
  if (subjectKind === "document") {
    const document = await getDocument(tx, { id: subjectId })
    if (!document) throw notFound("document")
    return document.ownerId
  }
  const request = await findRequest(tx, subjectId)
  if (!request || !(await mayKnowOf(tx, ctx.actor, request))) throw notFound("request")
  return request.actorId
}
