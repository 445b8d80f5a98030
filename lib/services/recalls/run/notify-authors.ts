import { insertNotifications } from "@/lib/store/notifications/insert-notifications"
import type { RecallRecord } from "@/lib/store/recalls/get-recall"
import { lockUntold, markNotified, type Untold } from "@/lib/store/recalls/notify-authors"
import { scopeOf, type ServiceContext } from "../../context"

const toldPerStep = 2_000

/** One message for each author: with one answer it leads there, with more of them to the recall. False when everybody knows. */
export async function notifyAuthors({ ctx, recall }: { ctx: ServiceContext; recall: RecallRecord }): Promise<boolean> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const untold = await lockUntold(tx, { recallId: recall.id, limit: toldPerStep })
    const byAuthor = new Map<string, Untold[]>()
    for (const item of untold) byAuthor.set(item.actorId, [...(byAuthor.get(item.actorId) ?? []), item])
    await insertNotifications(tx, [...byAuthor].map(([userId, items]) => ({ workspaceId: recall.workspaceId, userId, kind: "answer_withdrawn", ...messageOf(recall, items) })))
    await markNotified(tx, untold.map(({ itemId }) => itemId))
    return untold.length > 0
  })
}

function messageOf(recall: RecallRecord, items: Untold[]): { subjectKind: "request" | "recall"; subjectId: string; message: string } {
  const [only] = items
  if (only && items.length === 1) return { subjectKind: "request", subjectId: only.requestId, message: "An answer of yours was withdrawn by a recall. Do not rely on it." }
  return { subjectKind: "recall", subjectId: recall.id, message: `${items.length} answers of yours were withdrawn by a recall. Do not rely on them.` }
}
