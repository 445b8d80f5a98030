import { priceListVersion } from "@/lib/inference/pricing/prices"
import { todayOf } from "@/lib/store/insights/today-of"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { findRepricing, findRunning, insertRepricing } from "@/lib/store/repricing/repricing-rows"
import { scopeOf, type ServiceContext } from "../../context"
import { requireRole } from "../../require-role"
import { dayRange } from "../day-range"
import type { CreateRepricingInput, RepricingView } from "./repricing.dto"
import { toRepricingView } from "./to-repricing-view"

/** Has a period priced again with the list as it is now. One that is running for the same days already is the answer, and is taken up again should it have stopped. */
export async function createRepricing(ctx: ServiceContext, input: CreateRepricingInput): Promise<RepricingView> {
  requireRole(ctx, ["manager", "admin"])
  const { actor, deps } = ctx
  const row = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { from, to } = dayRange(input, await todayOf(tx, actor.workspaceId))
    const running = await findRunning(tx, { from, to })
    if (running) return running
    const id = await insertRepricing(tx, { workspaceId: actor.workspaceId, actorId: actor.userId, fromDay: from, toDay: to, priceListVersion })
    await insertAudit(tx, { actor, action: "repricing.started", subjectKind: "repricing", subjectId: id, detail: { from, to, priceListVersion } })
    return findRepricing(tx, id)
  })
  if (!row) throw new Error("The repricing was not written")
  await deps
    .announce([{ name: "insights/repricing-asked", data: { workspaceId: actor.workspaceId, repricingId: row.id, userId: actor.userId } }])
    .catch((error: unknown) => deps.log.warn({ err: error, repricingId: row.id }, "a repricing could not be announced; asking for it again takes it up"))
  return toRepricingView(row)
}
