import { notFound } from "@/lib/errors"
import { liftThrottle } from "@/lib/store/limits/throttles"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import { listThrottles } from "./list-throttles"
import type { PutThrottleInput, ThrottleView } from "./throttles.dto"

/** Lets somebody go on as before; answers with those who are still held back. Lifting twice is lifting once. */
export async function putThrottle(ctx: ServiceContext, { userId }: PutThrottleInput): Promise<Page<ThrottleView>> {
  requireRole(ctx, ["admin"])
  const { actor } = ctx
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const wasHeldBack = await liftThrottle(tx, { userId, liftedBy: actor.userId })
    if (wasHeldBack === null) throw notFound("person")
    if (wasHeldBack) await insertAudit(tx, { actor, action: "throttle.lifted", subjectKind: "user", subjectId: userId })
  })
  return listThrottles(ctx)
}
