import { uuidv7 } from "uuidv7"
import { AppError } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { insertFoundItems } from "@/lib/store/recalls/find-items"
import { listAskable, settleItems } from "@/lib/store/recalls/update-items"
import { scopeOf, type ServiceContext } from "../context"
import { requireRole } from "../require-role"
import { readableRecall } from "./get-recall"
import { recallRoles } from "./recall-roles"
import type { ActedOnRecall, ActOnRecallInput } from "./recalls.dto"
import { askItemsAgain } from "./run/ask-again"
import { closeRecall } from "./run/follow-recall"
import { recallContext } from "./run/recall-context"

const mostAtOnce = 100

/**
 * Has answers asked again for their authors, or settles items with a note; settled to the last one, the recall is closed.
 * Authors may ask their own again; only reviewers and admins settle. All of them are asked in the background.
 */
export async function actOnRecall(ctx: ServiceContext, input: { id: string } & ActOnRecallInput): Promise<ActedOnRecall> {
  return input.action === "settle" ? settle(ctx, input) : askAgain(ctx, input)
}

async function settle(ctx: ServiceContext, { id, itemIds, note }: { id: string } & ActOnRecallInput): Promise<ActedOnRecall> {
  requireRole(ctx, recallRoles)
  if (!note) throw new AppError("invalid_payload", "Say in a note how it was settled.", { fields: [{ field: "note", message: "Say how it was settled." }] })
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const recall = await readableRecall(tx, ctx, id)
    const done = await settleItems(tx, { recallId: id, itemIds: itemIds ?? null, userId: ctx.actor.userId, note })
    if (done > 0) await insertAudit(tx, { actor: ctx.actor, action: "recall.settled", subjectKind: "recall", subjectId: id, detail: { items: done } })
    // What was still being written may have ended as an answer since.
    const isMore = recall.state === "open" && (await insertFoundItems(tx, recall, mostAtOnce)) > 0
    const isClosed = recall.state === "closed" || (!isMore && (await closeRecall(tx, ctx, { recallId: id, userId: ctx.actor.userId })))
    return { done, refused: [], isGoingOn: isMore, state: isClosed ? "closed" : "open" }
  })
}

async function askAgain(ctx: ServiceContext, { id, itemIds }: { id: string } & ActOnRecallInput): Promise<ActedOnRecall> {
  const { actor, deps } = ctx
  const { ownerId, state, items } = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const recall = await readableRecall(tx, ctx, id)
    return { ...recall, items: itemIds ? await listAskable(tx, { recallId: id, itemIds, ownerId: recall.ownerId, after: null, limit: mostAtOnce }) : null }
  })
  const address = { workspaceId: actor.workspaceId, recallId: id, userId: actor.userId }
  if (items) {
    const { asked, refused } = await askItemsAgain(await recallContext(deps, address), { recallId: id, items })
    return { done: asked, refused, isGoingOn: false, state }
  }
  await deps.announce([{ name: "recall/ask-again-asked", data: { ...address, tryId: uuidv7(), ownOnly: ownerId !== null } }])
  return { done: 0, refused: [], isGoingOn: true, state }
}
