import { insertNotifications } from "@/lib/store/notifications/insert-notifications"
import type { RecallRecord } from "@/lib/store/recalls/get-recall"
import { markNextTold, type Told } from "@/lib/store/recalls/notify-authors"
import { scopeOf, type ServiceContext } from "../../context"

const authorsPerStep = 10

/** One message for each author: with one answer it leads there, with more of them to the recall. False when everybody knows. */
export async function notifyAuthors({ ctx, recall }: { ctx: ServiceContext; recall: RecallRecord }): Promise<boolean> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const told = await markNextTold(tx, { recallId: recall.id, authors: authorsPerStep })
    await insertNotifications(tx, told.map((author) => ({ workspaceId: recall.workspaceId, userId: author.actorId, kind: "answer_withdrawn", ...messageOf(recall, author) })))
    return told.length > 0
  })
}

function messageOf(recall: RecallRecord, { answers, requestId }: Told): { subjectKind: "request" | "recall"; subjectId: string; message: string } {
  if (answers === 1) return { subjectKind: "request", subjectId: requestId, message: "An answer of yours was withdrawn by a recall. Do not rely on it." }
  return { subjectKind: "recall", subjectId: recall.id, message: `${answers} answers of yours were withdrawn by a recall. Do not rely on them.` }
}
