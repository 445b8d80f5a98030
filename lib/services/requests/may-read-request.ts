import type { Tx } from "@/drizzle/client"
import { countSources, listSources } from "@/lib/store/requests/list-sources"
import { findReviewItemOf } from "@/lib/store/requests/find-review-item-of"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { Actor } from "../actor"

/** Who may know that a request exists, with its numbers: its author, managers and admins, and reviewers of what is or was in review, or was withdrawn. */
export async function mayKnowOf(tx: Tx, actor: Actor, request: RequestRecord): Promise<boolean> {
  if (request.actorId === actor.userId || actor.role === "admin" || actor.role === "manager") return true
  return actor.role === "reviewer" && (await isFollowedUp(tx, request))
}

/** Who may read what was asked and answered; what is held is another question still. */
export async function mayReadTexts(tx: Tx, actor: Actor, request: RequestRecord): Promise<boolean> {
  if (request.actorId === actor.userId || actor.role === "admin") return true
  return actor.role === "reviewer" && (await isFollowedUp(tx, request))
}

/** What is held, was rejected or is withdrawn is shown to reviewers and admins only, and never to its author. */
export function isHiddenFrom(actor: Actor, { request, root }: { request: RequestRecord; root: RequestRecord }): boolean {
  const isTakenBack = root.isHeld || root.withdrawnAt !== null || request.withdrawnAt !== null
  return isTakenBack && (request.actorId === actor.userId || (actor.role !== "reviewer" && actor.role !== "admin"))
}

/** The request itself, or the analysis that it is a part of. A part is held for as long as the whole is. */
export async function findRoot(tx: Tx, request: RequestRecord): Promise<RequestRecord> {
  return (request.parentId && (await findRequest(tx, request.parentId))) || request
}

async function isFollowedUp(tx: Tx, request: RequestRecord): Promise<boolean> {
  return (await isInReviewFamily(tx, request)) || (request.withdrawnAt !== null && (await hasOpenSources(tx, request)))
}

/** A recall opens nothing that rests on a document which the reviewer may not read. */
async function hasOpenSources(tx: Tx, { id }: RequestRecord): Promise<boolean> {
  return (await listSources(tx, id)).length === (await countSources(tx, id))
}

async function isInReviewFamily(tx: Tx, request: RequestRecord): Promise<boolean> {
  return (await findReviewItemOf(tx, request.parentId ?? request.id)) !== null
}
