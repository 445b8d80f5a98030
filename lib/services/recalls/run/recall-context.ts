import type { Deps, ServiceContext } from "../../context"
import { contextFor } from "../../requests/run/context-for"

export type RecallAddress = { workspaceId: string; recallId: string; /** Who opened it, or pressed. */ userId: string }

/** The product working on a recall: for the person who opened it, on everything that rests on what is recalled. */
export async function recallContext(deps: Deps, { workspaceId, userId, recallId }: RecallAddress): Promise<ServiceContext> {
  const { ctx } = await contextFor(deps, { workspaceId, userId, requestId: recallId })
  return { ...ctx, actor: { ...ctx.actor, kind: "system", role: "admin" } }
}
