import type { Tx } from "@/drizzle/client"
import { notFound } from "@/lib/errors"
import { getRecall as findRecall, type RecallRecord } from "@/lib/store/recalls/get-recall"
import { countRecallItems } from "@/lib/store/recalls/list-items"
import { findUserName } from "@/lib/store/requests/list-parts"
import { scopeOf, type ServiceContext } from "../context"
import { describeSubject } from "./describe-subject"
import { recallRoles } from "./recall-roles"
import type { RecallView } from "./recalls.dto"

/** A recall with how far it has come: whole for reviewers and admins, else only what is this person's own; not found when nothing is. */
export async function getRecall(ctx: ServiceContext, input: { id: string }): Promise<RecallView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const recall = await readableRecall(tx, ctx, input.id)
    const counts = await countRecallItems(tx, { recallId: recall.id, ownerId: recall.ownerId })
    const sumOf = (kinds: string[], states: string[]) => counts.filter(({ kind, state }) => kinds.includes(kind) && states.includes(state)).reduce((sum, { count }) => sum + count, 0)
    const all = ["answer", "approval", "export", "cache_entry", "running"]
    const { id, reason, state, createdAt, closedAt, createdBy } = recall
    return {
      id,
      reason,
      state,
      subject: await describeSubject(tx, recall.selector),
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      createdBy: { id: createdBy, name: await findUserName(tx, createdBy) },
      items: counts.reduce((sum, { count }) => sum + count, 0),
      settled: sumOf(all, ["settled"]),
      isWhole: recall.ownerId === null,
      counts,
      askable: sumOf(["answer", "running"], ["withdrawn", "stopped"]),
      settleable: recall.ownerId === null ? sumOf(all, ["withdrawn", "stopped", "asked_again"]) + sumOf(["export"], ["found"]) : 0,
    }
  })
}

/** `ownerId`: whose items alone are shown; null where all are. Throws not_found where none is. */
export async function readableRecall(tx: Tx, ctx: ServiceContext, id: string): Promise<RecallRecord & { ownerId: string | null }> {
  const recall = await findRecall(tx, id)
  if (!recall) throw notFound("recall")
  const isWhole = recallRoles.some((role) => role === ctx.actor.role)
  if (isWhole) return { ...recall, ownerId: null }
  const own = await countRecallItems(tx, { recallId: id, ownerId: ctx.actor.userId })
  if (own.length === 0) throw notFound("recall")
  return { ...recall, ownerId: ctx.actor.userId }
}
