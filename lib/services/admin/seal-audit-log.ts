import { findChainHead, listUnsealedRows, listUnsealedWorkspaces, lockAuditChain, type Seal, sealAuditRows } from "@/lib/store/admin/seal-audit-rows"
import type { Deps } from "../context"
import { chainHash, chainStart } from "./chain-hash"

const batchSize = 500

/**
 * Puts every row that is not in its workspace's hash chain yet into it, oldest first. Two sealers take turns. Returns how
 * many rows were sealed; the head of each chain goes to the log, so that a chain cut short can be told from outside the database.
 */
export async function sealAuditLog(deps: Pick<Deps, "database" | "log">): Promise<number> {
  const workspaceIds = await deps.database.system(listUnsealedWorkspaces)
  let total = 0
  for (const workspaceId of workspaceIds) {
    for (let sealed = batchSize; sealed === batchSize; total += sealed) sealed = await sealBatch(deps, workspaceId)
  }
  return total
}

async function sealBatch(deps: Pick<Deps, "database" | "log">, workspaceId: string): Promise<number> {
  const { seals, head } = await deps.database.system(async (tx) => {
    await lockAuditChain(tx, workspaceId)
    let head = (await findChainHead(tx, workspaceId)) ?? { seq: 0, hash: chainStart }
    const seals: Seal[] = []
    for (const row of await listUnsealedRows(tx, { workspaceId, limit: batchSize })) {
      const place = { seq: head.seq + 1, previousHash: head.hash }
      head = { seq: place.seq, hash: chainHash(row, place) }
      seals.push({ id: row.id, ...place, hash: head.hash })
    }
    if (seals.length > 0) await sealAuditRows(tx, seals)
    return { seals, head }
  })
  if (seals.length > 0) deps.log.info({ workspaceId, sealed: seals.length, headSeq: head.seq, headHash: head.hash }, "audit log sealed")
  return seals.length
}
