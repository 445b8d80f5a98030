import { sql } from "drizzle-orm"

/** All that a row says, as it goes into its hash: exact, since numbers and times are text. */
export type AuditContent = {
  id: string
  position: string
  workspaceId: string
  actorId: string | null
  actorKind: string
  action: string
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
  at: string
}

export const auditContent = sql`id, position::text as position, workspace_id as "workspaceId", actor_id as "actorId", actor_kind as "actorKind", action,
  subject_kind as "subjectKind", subject_id as "subjectId", detail, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`
