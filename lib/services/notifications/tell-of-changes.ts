import type { Tx } from "@/drizzle/client"
import type { StaleAnswer } from "@/lib/store/freshness/mark-stale"
import { insertNotifications, listWatchers, type NewNotification } from "@/lib/store/notifications/insert-notifications"

/** So many answers of one person are told one by one; more of them in one message. */
const mostSingle = 3

type Changed = { workspaceId: string; documentId: string; stale: StaleAnswer[]; isDeleted: boolean }

/**
 * Tells authors and watchers that answers do not stand any more; what the product asked for by itself only where it was signed.
 * Messages hold no word of a document or an answer.
 */
export async function tellOfStaleAnswers(tx: Tx, { workspaceId, documentId, stale, isDeleted }: Changed): Promise<void> {
  const watchers = await listWatchers(tx, { subjectKind: "request", subjectIds: stale.map(({ id }) => id) })
  const byPerson = new Map<string, Set<StaleAnswer>>()
  const note = (userId: string, answer: StaleAnswer | undefined) => {
    if (answer) byPerson.set(userId, (byPerson.get(userId) ?? new Set()).add(answer))
  }
  for (const answer of stale) if (!answer.isPipeline || answer.isSuspended) note(answer.actorId, answer)
  for (const { userId, subjectId } of watchers) note(userId, stale.find(({ id }) => id === subjectId))
  const list: NewNotification[] = []
  const what = isDeleted ? "was deleted" : "has changed"
  for (const [userId, answers] of byPerson) {
    if (answers.size > mostSingle) list.push({ workspaceId, userId, kind: "answers_stale", subjectKind: "document", subjectId: documentId, message: `${answers.size} answers rest on a document that ${what}.` })
    else for (const { id, isSuspended } of answers) list.push({ workspaceId, userId, kind: isSuspended ? "approval_suspended" : "answer_stale", subjectKind: "request", subjectId: id, message: messageOf(isSuspended, what) })
  }
  await insertNotifications(tx, list)
}

/** Tells the owner and the watchers of a document that another version serves; whoever brought it knows. */
export async function tellOfNewVersion(tx: Tx, input: { workspaceId: string; documentId: string; ownerId: string; byUserId: string; versionNumber: number; isLayoutOnly: boolean }): Promise<void> {
  const { workspaceId, documentId, byUserId } = input
  const watchers = await listWatchers(tx, { subjectKind: "document", subjectIds: [documentId] })
  const people = new Set([input.ownerId, ...watchers.map(({ userId }) => userId)].filter((userId) => userId !== byUserId))
  const message = `Version ${input.versionNumber} is in use now.${input.isLayoutOnly ? " Only its layout changed." : ""}`
  await insertNotifications(tx, [...people].map((userId) => ({ workspaceId, userId, kind: "version_served", subjectKind: "document", subjectId: documentId, message })))
}

function messageOf(isSuspended: boolean, what: string): string {
  return isSuspended ? `A signed answer rests on a document that ${what}: the signature does not hold until it is reviewed again.` : `An answer rests on a document that ${what}.`
}
