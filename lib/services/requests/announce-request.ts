import { listUnannounced, markAnnounced, type Unannounced } from "@/lib/store/requests/mark-announced"
import type { Deps } from "../context"

type Announcing = Pick<Deps, "announce" | "database" | "log">

/** Far below the age at which a row counts as not announced. */
const markAfterMs = 250

const unmarked = new WeakMap<Deps["database"], Set<string>>()

/** Tells the engine of an accepted request. A failure is no error of the caller's: the sweeper tells again. */
export async function announceRequest(deps: Announcing, request: Unannounced): Promise<void> {
  const { id, workspaceId, promptKey, userId, origin } = request
  try {
    await deps.announce([{ name: "request/accepted", data: { workspaceId, requestId: id, promptKey, userId, isUserFacing: origin === "user" } }])
    markSoon(deps, id)
  } catch (error) {
    deps.log.warn({ err: error, requestId: id }, "an announcement failed and will be repeated")
  }
}

/** Announces rows whose announcement got lost. Returns how many. */
export async function announceLostRequests(deps: Announcing): Promise<number> {
  const lost = await deps.database.system(listUnannounced)
  for (const request of lost) await announceRequest(deps, request)
  return lost.length
}

/** One statement for all announcements of a moment: a mark that gets lost only means that the same event is sent twice. */
function markSoon({ database, log }: Announcing, id: string): void {
  const waiting = unmarked.get(database)
  if (waiting) return void waiting.add(id)
  const ids = new Set([id])
  unmarked.set(database, ids)
  const mark = () => {
    unmarked.delete(database)
    database.statement((tx) => markAnnounced(tx, [...ids])).catch((error: unknown) => log.debug({ err: error }, "some requests will be announced twice"))
  }
  setTimeout(mark, markAfterMs).unref()
}
