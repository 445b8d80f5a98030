import { listUnannounced, markAnnounced, type Unannounced } from "@/lib/store/requests/mark-announced"
import type { Deps } from "../context"

type Announcing = Pick<Deps, "announce" | "database" | "log">

/** Far below the age at which a row counts as not announced. */
const markAfterMs = 250

const mostTries = 5

/** How often each is still to be tried. */
const unmarked = new WeakMap<Deps["database"], Map<string, number>>()

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

/**
 * One statement for all announcements of a moment. A row that is being worked on at that moment is tried again; a mark that
 * gets lost only means that the same event is sent twice.
 */
function markSoon(deps: Pick<Announcing, "database" | "log">, id: string, triesLeft = mostTries): void {
  const { database, log } = deps
  const waiting = unmarked.get(database)
  if (waiting) return void waiting.set(id, triesLeft)
  const tries = new Map([[id, triesLeft]])
  unmarked.set(database, tries)
  const mark = async () => {
    unmarked.delete(database)
    const marked = await database.system((tx) => markAnnounced(tx, [...tries.keys()]))
    for (const [unmarkedId, left] of tries) if (!marked.has(unmarkedId) && left > 1) markSoon(deps, unmarkedId, left - 1)
  }
  setTimeout(() => void mark().catch((error: unknown) => log.debug({ err: error }, "some requests will be announced twice")), markAfterMs).unref()
}
