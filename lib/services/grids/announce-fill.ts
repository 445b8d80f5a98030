import type { Deps, ServiceContext } from "../context"

export type GridAddress = { workspaceId: string; gridId: string }

/** Best effort: a grid whose announcement got lost is announced again by the sweeper. */
export async function announceFill(deps: Pick<Deps, "announce" | "log">, address: GridAddress & { tryId: string }): Promise<void> {
  await deps.announce([{ name: "grid/fill-asked", data: address }]).catch((error: unknown) => deps.log.warn({ err: error, gridId: address.gridId }, "a grid could not be announced; it is taken up within minutes"))
}

export function fillOf(ctx: ServiceContext, gridId: string): GridAddress & { tryId: string } {
  return { workspaceId: ctx.actor.workspaceId, gridId, tryId: ctx.requestId }
}
