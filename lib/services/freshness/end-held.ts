import type { Tx } from "@/drizzle/client"
import { failHeldOn } from "@/lib/store/freshness/fail-held"
import { insertNotifications, type NewNotification } from "@/lib/store/notifications/insert-notifications"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { replaceFrames } from "@/lib/store/requests/replace-frames"
import { openingParts, statusPart } from "../requests/stream/parts"

const message = "A document that this rests on was deleted before it was signed. Ask again on what is there now."

/** Takes out of the queue what rests on a document that is being deleted; author and reviewer are told. Returns the requests that ended. */
export async function endHeldOn(tx: Tx, { documentId }: { documentId: string }): Promise<string[]> {
  const failed = await failHeldOn(tx, { documentId, code: "source_deleted", message })
  const told: NewNotification[] = []
  for (const { id, workspaceId, actorId, currentAttempt, claimedBy, itemId } of failed) {
    await replaceFrames(tx, { workspaceId, requestId: id, attempt: currentAttempt, parts: [...openingParts(id), statusPart("failed", "finished", message), { type: "error", errorText: message }] })
    await insertSystemAudit(tx, { workspaceId, action: "request.failed", subjectKind: "request", subjectId: id, detail: { code: "source_deleted", documentId } })
    told.push({ workspaceId, userId: actorId, kind: "review_ended", subjectKind: "request", subjectId: id, message: "What waited for a signature ended: a document that it rests on was deleted." })
    if (claimedBy && itemId) told.push({ workspaceId, userId: claimedBy, kind: "review_ended", subjectKind: "review", subjectId: itemId, message: "A review that you had claimed ended: its document was deleted." })
  }
  await insertNotifications(tx, told)
  return failed.map(({ id }) => id)
}
