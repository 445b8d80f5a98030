import { hashContent } from "@/lib/documents/hash-content"
import { findServingSpace } from "@/lib/store/indexing/embedding-spaces"
import { deleteOldChecks, insertIndexCheck } from "@/lib/store/indexing/index-checks"
import { countBuilt } from "@/lib/store/indexing/list-unbuilt"
import { countIndex, measureIndexNow } from "@/lib/store/indexing/measure-index"
import { readPlaces, sampleServingVersions } from "@/lib/store/indexing/sample-passages"
import type { Deps } from "../../context"
import type { BuildAddress } from "../continue-build"
import type { FindingCode } from "./health.dto"

export const stuckMinutes = 30
const sampledVersions = 20
const keptChecks = 400

/** Counts all that serves and all that should not be there, and reads some versions again to see that their passages stand where they should. What misses its vector is asked for. Returns how many findings there are. */
export async function checkIndex({ announce, database, log, models, clock }: Pick<Deps, "announce" | "clock" | "database" | "log" | "models">, { workspaceId }: BuildAddress): Promise<number> {
  const scope = { workspaceId, role: "admin" as const }
  const counted = await database.workspace(scope, async (tx) => {
    const space = (await findServingSpace(tx))?.space ?? models.embedding.space
    return { counts: await countIndex(tx), now: await measureIndexNow(tx, { stuckMinutes }), built: await countBuilt(tx, { space }), versions: await sampleServingVersions(tx, { seed: clock().toISOString(), limit: sampledVersions }) }
  })
  let moved = 0
  for (const versionId of counted.versions) {
    const { text, places } = await database.workspace(scope, (tx) => readPlaces(tx, { versionId }))
    if (text === null || places.some(({ start, end, contentHash }) => hashContent(text.slice(start, end)) !== contentHash)) moved++
  }
  const { counts, now, built, versions } = counted
  const found: Record<FindingCode, number> = {
    without_vector: built.total - built.built,
    empty_documents: counts.emptyDocuments,
    places_without_text: counts.placesWithoutText,
    orphaned_vectors: counts.orphanedVectors,
    stuck_documents: now.stuck,
    moved_passages: moved,
  }
  const problems = Object.values(found).filter((count) => count > 0).length
  const findings = { ...found, withoutVector: found.without_vector, problems, sampledVersions: versions.length, passages: counts.places, vectors: counts.vectors }
  await database.workspace(scope, async (tx) => {
    await insertIndexCheck(tx, { workspaceId, kind: "full", recall: null, depth: null, cases: null, findings })
    await deleteOldChecks(tx, { kept: keptChecks })
  })
  if (found.without_vector > 0) await announce([{ name: "index/build-asked", data: { workspaceId } }]).catch((error: unknown) => log.warn({ err: error, workspaceId }, "missing vectors could not be asked for; the next check does it"))
  return problems
}
