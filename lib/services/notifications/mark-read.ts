import { markRead as updateRead } from "@/lib/store/notifications/list-notifications"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { MarkReadInput } from "./notifications.dto"

/** Marks one's own notifications as read; others' ids and unknown ones change nothing. */
export async function markRead(ctx: ServiceContext, input: MarkReadInput): Promise<{ marked: number }> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const marked = await updateRead(tx, { ids: "ids" in input ? input.ids : null })
    if (marked > 0) await insertAudit(tx, { actor: ctx.actor, action: "notifications.read", subjectKind: "user", subjectId: ctx.actor.userId, detail: { marked } })
    return { marked }
  })
}
