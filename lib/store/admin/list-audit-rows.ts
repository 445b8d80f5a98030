import { and, desc, eq, isNotNull, like, lt, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { auditLog, users } from "@/drizzle/schema"

export type AuditQuery = { action: string | null; subjectId: string | null; beforePosition: number | null; limit: number }

/** The newest first. An action ending in a full stop stands for all that begin with it. */
export function listAuditRows(tx: Tx, { action, subjectId, beforePosition, limit }: AuditQuery) {
  return tx
    .select({
      id: auditLog.id,
      position: auditLog.position,
      at: auditLog.createdAt,
      actorKind: auditLog.actorKind,
      actorName: users.name,
      action: auditLog.action,
      subjectKind: auditLog.subjectKind,
      subjectId: auditLog.subjectId,
      detail: auditLog.detail,
      isSealed: sql<boolean>`${isNotNull(auditLog.sealedSeq)}`,
    })
    .from(auditLog)
    .leftJoin(users, eq(users.id, auditLog.actorId))
    .where(
      and(
        action === null ? undefined : action.endsWith(".") ? like(auditLog.action, `${action.replaceAll(/[%_\\]/g, "\\$&")}%`) : eq(auditLog.action, action),
        subjectId === null ? undefined : eq(auditLog.subjectId, subjectId),
        beforePosition === null ? undefined : lt(auditLog.position, beforePosition),
      ),
    )
    .orderBy(desc(auditLog.position))
    .limit(limit)
}
