import { type StateChange, updateState } from "@/lib/store/documents/update-state"
import { scopeOf, type ServiceContext } from "../../context"

/** Sets where the processing of a document stands and wakes those who watch it, here and in other processes. */
export async function changeState(ctx: ServiceContext, change: StateChange): Promise<void> {
  const { database, hub } = ctx.deps
  await database.workspace(scopeOf(ctx), async (tx) => {
    if (await updateState(tx, change)) await hub.notify(tx, [`document:${change.documentId}`])
  })
  tellWatchers(ctx.deps, change.documentId)
}

export function tellWatchers(deps: Pick<ServiceContext["deps"], "hub">, documentId: string): void {
  deps.hub.publish(`document:${documentId}`)
}
