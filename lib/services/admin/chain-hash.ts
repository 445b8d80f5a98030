import type { AuditContent } from "@/lib/store/admin/audit-content"
import { hashJson } from "@/prompts/content-hash"

/** What the first row of a chain calls its previous hash. */
export const chainStart = "0".repeat(64)

/** The hash of one row: everything it says, its place and the hash before it. */
export function chainHash(row: AuditContent, place: { seq: number; previousHash: string }): string {
  const { id, position, workspaceId, actorId, actorKind, action, subjectKind, subjectId, detail, at } = row
  return hashJson({ id, position, workspaceId, actorId, actorKind, action, subjectKind, subjectId, detail, at, ...place })
}
