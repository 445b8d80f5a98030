import { deleteRetiredVectors } from "@/lib/store/indexing/delete-retired-vectors"
import { keepVectorIndexes } from "@/lib/store/indexing/keep-vector-indexes"
import { listWorkspaceSpaces } from "@/lib/store/indexing/list-workspace-spaces"
import { builtFromVectors } from "@/lib/retrieval"
import type { Deps } from "../context"

/** Searches that began before a switch still compare with the old vectors. */
export const retiredSeconds = 600
const vectorsPerTransaction = 500
const transactionsPerRun = 40

/** Deletes the vectors of models that no longer serve, some at a time. Returns how many. */
export async function deleteRetired({ database }: Pick<Deps, "database">, options: { retiredSeconds?: number } = {}): Promise<number> {
  const past = { retiredSeconds: options.retiredSeconds ?? retiredSeconds }
  const workspaces = (await database.system((tx) => listWorkspaceSpaces(tx, past))).filter((row) => row.hasRetired)
  let deleted = 0
  for (const { workspaceId } of workspaces) {
    for (let run = 0; run < transactionsPerRun; run++) {
      const gone = await database.workspace({ workspaceId, role: "admin" }, (tx) => deleteRetiredVectors(tx, { ...past, limit: vectorsPerTransaction }))
      if (gone === 0) break
      deleted += gone
    }
  }
  return deleted
}

/** Gives a workspace that has grown large an approximate index of its own; nothing to do on PGlite. */
export async function growIndexes({ database }: Pick<Deps, "database">): Promise<number> {
  return database.kind === "postgres" ? database.statement((tx) => keepVectorIndexes(tx, { minimumVectors: builtFromVectors })) : 0
}
