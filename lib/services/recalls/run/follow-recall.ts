import type { Tx } from "@/drizzle/client"
import { AppError } from "@/lib/errors"
import { type AuditEntry, insertAudit, insertAudits } from "@/lib/store/operations/insert-audit"
import { insertFoundItems } from "@/lib/store/recalls/find-items"
import { getRecall, type RecallRecord } from "@/lib/store/recalls/get-recall"
import { followCells } from "@/lib/store/recalls/recalled-cells"
import { closeIfSettled, followReplacements } from "@/lib/store/recalls/update-items"
import { listFoundRunning, lockFoundAnswers, markStopped, markWithdrawn, settleDependents, withdrawAnswers } from "@/lib/store/recalls/withdraw-answers"
import { endEntriesOnDocument } from "@/lib/store/reuse/end-entries"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import { cancelRequest } from "../../requests/cancel-request"
import { notifyAuthors } from "./notify-authors"
import { type RecallAddress, recallContext } from "./recall-context"

/** Small enough that nobody waits for a transaction of this. */
const foundPerStep = 2_000
const withdrawnPerStep = 100

const notes = {
  cacheNote: "Ended: it is given to nobody any more.",
  approvalNote: "Suspended with the answer that it was given on.",
  answeredNote: "Asked again and answered.",
  goneNote: "Its cell has another answer by now, or is gone.",
  failedNote: "The repeat came to nothing. Ask again, or settle it with a note.",
}

type Working = { ctx: ServiceContext; recall: RecallRecord }

/**
 * One stretch of a recall's work: stops what runs, takes back what is there, looks for more, tells the authors, and in the
 * end closes what is settled. Every stretch begins from what the database says, so that a killed one is simply done again.
 */
export async function followRecall(deps: Deps, address: RecallAddress): Promise<{ outcome: "more" | "done" }> {
  const ctx = await recallContext(deps, address)
  const recall = await deps.database.workspace(scopeOf(ctx), (tx) => getRecall(tx, address.recallId))
  if (!recall || recall.state === "closed") return { outcome: "done" }
  const working = { ctx, recall }
  for (const work of [stopRunning, withdrawNext, findMore, settleEnded, notifyAuthors]) if (await work(working)) return { outcome: "more" }
  await finish(working)
  return { outcome: "done" }
}

async function stopRunning({ ctx, recall }: Working): Promise<boolean> {
  const { database, hub } = ctx.deps
  const running = await database.workspace(scopeOf(ctx), (tx) => listFoundRunning(tx, { recallId: recall.id }))
  for (const { itemId, requestId } of running) {
    await cancelRequest(ctx, { id: requestId }).catch((error: unknown) => {
      // It has come to a reviewer meanwhile, who finds it withdrawn.
      if (!(error instanceof AppError)) throw error
    })
    await database.workspace(scopeOf(ctx), async (tx) => {
      if (await markStopped(tx, { itemId, requestId, reason: recall.reason })) await insertAudit(tx, { actor: ctx.actor, ...entryOf(recall, requestId) })
      await hub.notify(tx, [`request:${requestId}`])
    })
    hub.publish(`request:${requestId}`)
  }
  return running.length > 0
}

async function withdrawNext({ ctx, recall }: Working): Promise<boolean> {
  const { database, hub } = ctx.deps
  const requestIds = await database.workspace(scopeOf(ctx), async (tx) => {
    const next = await lockFoundAnswers(tx, { recallId: recall.id, limit: withdrawnPerStep })
    if (next.length === 0) return next
    const withdrawn = await withdrawAnswers(tx, { recall, requestIds: next })
    await markWithdrawn(tx, { recallId: recall.id, requestIds: next })
    await insertAudits(tx, { actor: ctx.actor, entries: withdrawn.map((id) => entryOf(recall, id)) })
    await hub.notify(tx, next.map((id) => `request:${id}`))
    return next
  })
  for (const id of requestIds) hub.publish(`request:${id}`)
  return requestIds.length > 0
}

function findMore({ ctx, recall }: Working): Promise<boolean> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => (await insertFoundItems(tx, recall, foundPerStep)) > 0)
}

async function settleEnded({ ctx, recall }: Working): Promise<false> {
  const { id: recallId, selector } = recall
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await settleDependents(tx, { recallId, ...notes })
    if (selector.kind === "version") await endEntriesOnDocument(tx, selector)
  })
  return false
}

async function finish({ ctx, recall }: Working): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await followReplacements(tx, { recallId: recall.id, ...notes })
    await followCells(tx, { recallId: recall.id, ...notes })
    await closeRecall(tx, ctx, { recallId: recall.id, userId: null })
  })
}

/** Closes it when nothing is left to follow. */
export async function closeRecall(tx: Tx, ctx: ServiceContext, { recallId, userId }: { recallId: string; userId: string | null }): Promise<boolean> {
  const isClosed = await closeIfSettled(tx, { recallId, userId })
  if (isClosed) await insertAudit(tx, { actor: ctx.actor, action: "recall.closed", subjectKind: "recall", subjectId: recallId })
  return isClosed
}

function entryOf(recall: RecallRecord, requestId: string): AuditEntry {
  return { action: "request.withdrawn", subjectKind: "request", subjectId: requestId, detail: { recallId: recall.id } }
}
