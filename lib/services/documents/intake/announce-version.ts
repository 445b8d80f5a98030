import { uuidv7 } from "uuidv7"
import { listUnannouncedVersions } from "@/lib/store/documents/list-unannounced-versions"
import { updateVersionsAnnounced } from "@/lib/store/documents/update-versions-announced"
import type { Deps } from "../../context"

export type VersionAddress = { workspaceId: string; documentId: string; versionId: string; userId: string }

type AnnouncingDeps = Pick<Deps, "announce" | "database" | "log">

/**
 * Tells the engine that there is a version to process. A failure is no error of the caller's: the sweeper tells again.
 * `isAgain`: the work is taken up once more, whatever was announced before. `isBatch`: nobody waits for it, so uploads go first.
 */
export async function announceVersion(deps: AnnouncingDeps, version: VersionAddress, { isAgain = false, isBatch = false } = {}): Promise<void> {
  try {
    const { workspaceId, documentId, versionId, userId } = version
    await deps.announce([{ name: "document/version-added", data: { workspaceId, documentId, versionId, userId, isBatch, ...(isAgain ? { tryId: uuidv7() } : {}) } }])
    await deps.database.system((tx) => updateVersionsAnnounced(tx, { versionIds: [versionId] }))
  } catch (error) {
    deps.log.warn({ err: error, versionId: version.versionId }, "an announcement failed and will be repeated")
  }
}

const lostAfterSeconds = 10

/** Announces versions whose announcement got lost. Returns how many. */
export async function announceLostVersions(deps: AnnouncingDeps): Promise<number> {
  const lost = await deps.database.system((tx) => listUnannouncedVersions(tx, { olderThanSeconds: lostAfterSeconds, limit: 100 }))
  for (const version of lost) await announceVersion(deps, version)
  return lost.length
}
