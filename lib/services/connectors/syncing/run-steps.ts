import type { Deps } from "../../context"
import type { SyncPlan } from "./begin-sync"
import { endSync } from "./end-sync"
import type { SyncKey } from "./sync-context"

/** Last step of a run that read all it had to. */
export async function finishSync(deps: Deps, key: SyncKey, { seenUpTo, fullPassAt }: SyncPlan): Promise<void> {
  await endSync(deps, key, { error: null, progress: { seenUpTo, fullPassAt } })
}

/** For a run that no retry could finish. */
export async function giveUpOnSync(deps: Deps, key: SyncKey): Promise<void> {
  await endSync(deps, key, { error: "Something went wrong on our side while rows were read. It is tried again by itself; if it stays, tell whoever runs this installation." })
}
