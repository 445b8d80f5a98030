import type { ServiceContext } from "@/lib/services/context"
import { finishForRequest, type RequestKey, retrieveForRequest, type StepOutcome, writeForRequest } from "@/lib/services/requests"

export function keyOf(ctx: ServiceContext, requestId: string): RequestKey {
  return { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, requestId }
}

/** The steps of the durable function, one after the other, without an engine. */
export async function runSteps(ctx: ServiceContext, requestId: string): Promise<StepOutcome> {
  const key = keyOf(ctx, requestId)
  for (const step of [retrieveForRequest, writeForRequest]) {
    const outcome = await step(ctx.deps, key)
    if (outcome !== "go") return outcome
  }
  return finishForRequest(ctx.deps, key)
}
