import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { auditContent, type AuditContent } from "./audit-content"

export type SealedRow = AuditContent & { seq: number; previousHash: string | null; hash: string | null }

/** The chain after a place, in its order. */
export function listSealedRows(tx: Tx, query: { workspaceId: string; afterSeq: number; limit: number }): Promise<SealedRow[]> {
  return rows<SealedRow>(
    tx,
    sql`select ${auditContent}, sealed_seq::int as seq, previous_hash as "previousHash", hash from audit_log
      where workspace_id = ${query.workspaceId} and sealed_seq > ${query.afterSeq} order by sealed_seq limit ${query.limit}`,
  )
}
