import { listSealedRows, type SealedRow } from "@/lib/store/admin/list-sealed-rows"
import type { Deps } from "../context"
import type { ChainState } from "./admin.dto"
import { chainHash, chainStart } from "./chain-hash"

const batchSize = 2000

/** Recomputes a workspace's whole chain; null when it is whole, else the first place at which it does not fit. */
export async function verifyAuditChain(deps: Pick<Deps, "database">, workspaceId: string): Promise<Omit<ChainState, "waitingCount">> {
  let head = { seq: 0, hash: chainStart }
  for (;;) {
    const batch = await deps.database.system((tx) => listSealedRows(tx, { workspaceId, afterSeq: head.seq, limit: batchSize }))
    for (const row of batch) {
      if (!fits(row, head)) return { sealedCount: head.seq, headHash: head.hash, brokenAt: head.seq + 1 }
      head = { seq: row.seq, hash: row.hash ?? "" }
    }
    if (batch.length < batchSize) return { sealedCount: head.seq, headHash: head.seq > 0 ? head.hash : null, brokenAt: null }
  }
}

function fits(row: SealedRow, head: { seq: number; hash: string }): boolean {
  return row.seq === head.seq + 1 && row.previousHash === head.hash && row.hash === chainHash(row, { seq: row.seq, previousHash: head.hash })
}
