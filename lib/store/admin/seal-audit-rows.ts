import { sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { auditContent, type AuditContent } from "./audit-content"

/** Workspaces that have rows outside their chain. */
export async function listUnsealedWorkspaces(tx: Tx): Promise<string[]> {
  const found = await rows<{ id: string }>(tx, sql`select w.id from workspaces w where exists (select 1 from audit_log a where a.workspace_id = w.id and a.sealed_seq is null)`)
  return found.map((row) => row.id)
}

/** Waits until no other transaction seals this workspace; held until commit. */
export async function lockAuditChain(tx: Tx, workspaceId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('audit-chain:' || ${workspaceId}, 0))`)
}

export async function findChainHead(tx: Tx, workspaceId: string): Promise<{ seq: number; hash: string } | null> {
  const [head] = await rows<{ seq: number; hash: string }>(
    tx,
    sql`select sealed_seq::int as seq, hash from audit_log where workspace_id = ${workspaceId} and sealed_seq is not null order by sealed_seq desc limit 1`,
  )
  return head ?? null
}

export function listUnsealedRows(tx: Tx, query: { workspaceId: string; limit: number }): Promise<AuditContent[]> {
  return rows<AuditContent>(tx, sql`select ${auditContent} from audit_log where workspace_id = ${query.workspaceId} and sealed_seq is null order by position limit ${query.limit}`)
}

export type Seal = { id: string; seq: number; previousHash: string; hash: string }

export async function sealAuditRows(tx: Tx, seals: Seal[]): Promise<void> {
  await tx.execute(sql`update audit_log a set sealed_seq = s.seq, previous_hash = s."previousHash", hash = s.hash
    from jsonb_to_recordset(${JSON.stringify(seals)}::text::jsonb) as s(id uuid, seq bigint, "previousHash" text, hash text)
    where a.id = s.id and a.sealed_seq is null`)
}
