import type { Tx } from "@/drizzle/client"
import { findReviewItemOf } from "@/lib/store/requests/find-review-item-of"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { Actor } from "../actor"

/** Who may know that a request exists, with its numbers: its author, managers and admins, and reviewers of what is or was in review. */
export async function mayKnowOf(tx: Tx, actor: Actor, request: RequestRecord): Promise<boolean> {
  if (request.actorId === actor.userId || actor.role === "admin" || actor.role === "manager") return true
  return actor.role === "reviewer" && (await isInReviewFamily(tx, request))
}

/** Who may read what was asked and answered; what is held is another question still. */
export async function mayReadTexts(tx: Tx, actor: Actor, request: RequestRecord): Promise<boolean> {
  if (request.actorId === actor.userId || actor.role === "admin") return true
  return actor.role === "reviewer" && (await isInReviewFamily(tx, request))
}

/** The request itself, or the analysis that it is a part of. A part is held for as long as the whole is. */
export async function findRoot(tx: Tx, request: RequestRecord): Promise<RequestRecord> {
  return (request.parentId && (await findRequest(tx, request.parentId))) || request
}

async function isInReviewFamily(tx: Tx, request: RequestRecord): Promise<boolean> {
  return (await findReviewItemOf(tx, request.parentId ?? request.id)) !== null
}
