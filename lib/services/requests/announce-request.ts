import { listUnannounced, markAnnounced, type Unannounced } from "@/lib/store/requests/mark-announced"
import type { Deps } from "../context"

/** Tells the engine of an accepted request. A failure is no error of the caller's: the sweeper tells again. */
export async function announceRequest(deps: Pick<Deps, "announce" | "database" | "log">, request: Unannounced): Promise<void> {
  const { id, workspaceId, promptKey, userId, origin } = request
  try {
    await deps.announce([{ name: "request/accepted", data: { workspaceId, requestId: id, promptKey, userId, isUserFacing: origin === "user" } }])
    void deps.database.system((tx) => markAnnounced(tx, id)).catch((error: unknown) => deps.log.debug({ err: error, requestId: id }, "will be announced twice"))
  } catch (error) {
    deps.log.warn({ err: error, requestId: id }, "an announcement failed and will be repeated")
  }
}

/** Announces rows whose announcement got lost. Returns how many. */
export async function announceLostRequests(deps: Pick<Deps, "announce" | "database" | "log">): Promise<number> {
  const lost = await deps.database.system(listUnannounced)
  for (const request of lost) await announceRequest(deps, request)
  return lost.length
}
