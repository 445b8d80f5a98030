import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { findServingSpace, findUsualSpace, insertServingSpace, lockSpaces, retireSpaces, upsertBuildingSpace } from "@/lib/store/indexing/embedding-spaces"
import { listWorkspaceSpaces } from "@/lib/store/indexing/list-workspace-spaces"
import type { Deps } from "../context"
import { retiredSeconds } from "./delete-retired"

/**
 * Compares every workspace's serving embedding model with the one that the environment names. Where they differ, the new
 * one's index is built beside the old, and asked for again until it is done. Returns how many builds are on.
 */
export async function reconcileIndexes(deps: Pick<Deps, "announce" | "database" | "log" | "models">): Promise<number> {
  const { embedding } = deps.models
  const workspaces = await deps.database.system((tx) => listWorkspaceSpaces(tx, { retiredSeconds }))
  const builds: string[] = []
  for (const { workspaceId, serving, building } of workspaces) {
    const current = serving ?? (await adoptServing(deps, workspaceId))
    if (current === embedding.space && building === null) continue
    if (building !== embedding.space || current === embedding.space) await changeBuild(deps, workspaceId)
    if (current !== embedding.space) builds.push(workspaceId)
  }
  if (builds.length > 0) await deps.announce(builds.map((workspaceId) => ({ name: "index/build-asked" as const, data: { workspaceId } })))
  return builds.length
}

/** A workspace of before is searched with whatever most of its vectors are of; an empty one with the model of today. */
async function adoptServing({ database, models }: Pick<Deps, "database" | "models">, workspaceId: string): Promise<string> {
  const { embedding } = models
  return database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const usual = await findUsualSpace(tx)
    const isOld = usual !== null && usual.space !== embedding.space
    const named = isOld ? { ...usual, provider: usual.space.startsWith("offline-") ? "offline" : "openai" } : { provider: embedding.provider, space: embedding.space, dimensions: embedding.dimensions }
    if (!(await insertServingSpace(tx, { workspaceId, ...named }))) return (await findServingSpace(tx))?.space ?? named.space
    await insertSystemAudit(tx, { workspaceId, action: "index.served", subjectKind: "workspace", subjectId: workspaceId, detail: { model: named.space, before: null } })
    return named.space
  })
}

async function changeBuild({ database, models }: Pick<Deps, "database" | "models">, workspaceId: string): Promise<void> {
  const { provider, space, dimensions } = models.embedding
  await database.workspace({ workspaceId, role: "admin" }, async (tx) => {
    const spaces = await lockSpaces(tx)
    const isServing = spaces.some((row) => row.state === "serving" && row.space === space)
    await retireSpaces(tx, { from: "building", but: isServing ? "" : space })
    if (isServing || spaces.some((row) => row.state === "building" && row.space === space)) return
    await upsertBuildingSpace(tx, { workspaceId, provider, space, dimensions })
    await insertSystemAudit(tx, { workspaceId, action: "index.build_started", subjectKind: "workspace", subjectId: workspaceId, detail: { model: space } })
  })
}
