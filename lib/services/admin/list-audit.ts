import { AppError } from "@/lib/errors"
import { listAuditRows } from "@/lib/store/admin/list-audit-rows"
import { scopeOf, type ServiceContext } from "../context"
import type { Page } from "../paging.dto"
import { requireRole } from "../require-role"
import type { AuditRow, ListAuditInput } from "./admin.dto"

/** What was done in the workspace, the newest first. The action `review.` finds all that begin with it. */
export async function listAudit(ctx: ServiceContext, input: ListAuditInput): Promise<Page<AuditRow>> {
  requireRole(ctx, ["admin"])
  const beforePosition = input.cursor === undefined ? null : readCursor(input.cursor)
  const found = await ctx.deps.database.workspace(scopeOf(ctx), (tx) =>
    listAuditRows(tx, { action: input.action || null, subjectId: input.subjectId || null, beforePosition, limit: input.limit + 1 }),
  )
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items: items.map(({ position: _, actorKind, actorName, at, ...row }) => ({ ...row, at: at.toISOString(), actor: nameOf(actorKind, actorName) })),
    nextCursor: last && found.length > input.limit ? String(last.position) : null,
  }
}

function nameOf(kind: string, name: string | null): string {
  if (kind === "system") return name ? `The product, for ${name}` : "The product"
  return kind === "api_key" ? `${name ?? "Someone"} (API key)` : (name ?? "Someone")
}

function readCursor(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw new AppError("invalid_payload", "The cursor is not one of this list.", { fields: [{ field: "cursor", message: "unknown" }] })
  return Number(cursor)
}
