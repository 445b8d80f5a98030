import type { Tx } from "@/drizzle/client"
import { auditLog } from "@/drizzle/schema"
import type { Actor } from "@/lib/services/actor"

/** What happened to what; `detail` holds ids, numbers and settings, never texts of documents or answers. */
export type AuditEntry = {
  action: `${string}.${string}`
  subjectKind: string
  subjectId: string
  detail?: Record<string, unknown>
}

/** One row of the audit log, in the transaction of the change that it tells of; works in both kinds of unit of work. */
export async function insertAudit(tx: Tx, entry: AuditEntry & { actor: Actor }): Promise<void> {
  const { actor, ...what } = entry
  await tx.insert(auditLog).values({ ...what, workspaceId: actor.workspaceId, actorId: actor.userId, actorKind: actor.kind })
}

/** Several rows of the same kind of change at once. */
export async function insertAudits(tx: Tx, { actor, entries }: { actor: Actor; entries: AuditEntry[] }): Promise<void> {
  if (entries.length === 0) return
  await tx.insert(auditLog).values(entries.map((entry) => ({ ...entry, workspaceId: actor.workspaceId, actorId: actor.userId, actorKind: actor.kind })))
}

/** The same for a change that no person asked for. */
export async function insertSystemAudit(tx: Tx, entry: AuditEntry & { workspaceId: string }): Promise<void> {
  await tx.insert(auditLog).values({ ...entry, actorId: null, actorKind: "system" })
}
