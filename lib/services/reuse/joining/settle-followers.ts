import type { Tx } from "@/drizzle/client"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { appendFrames } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { Unannounced } from "@/lib/store/requests/mark-announced"
import { copyAttempt, copyCitations, copySources } from "@/lib/store/reuse/copy-to-followers"
import { listEntitled } from "@/lib/store/reuse/list-entitled"
import { lockFollowers } from "@/lib/store/reuse/lock-followers"
import { readShown } from "@/lib/store/reuse/read-shown"
import { updateFollowers } from "@/lib/store/reuse/update-followers"
import type { ServiceContext } from "../../context"
import type { Closing } from "../../requests/finish/close-request"
import { heldParts } from "../../requests/stream/parts"
import { together } from "../../requests/together"
import { restartFollowers } from "./restart-followers"

export type Settled = {
  /** Those who ended in the same way; their holds are still to be freed. */
  ended: RequestRecord[]
  /** Those who are worked on by themselves from now on, to be announced after the commit. */
  restarted: Unannounced[]
}

/** Failures of the run itself. Any other has to do with its author: their budget, their rights, their membership. */
const sharedFailures: unknown[] = ["provider_failed", "internal"]

/**
 * What becomes of those who joined a request that ends, in the transaction that ends it, its row locked and its sources and
 * citations written: the same answer, hold or failure, with rows of their own, for everybody who may still read what it
 * rests on; a new run for those who may not, and for all when it ended for a reason of its author's.
 */
export async function settleFollowers(tx: Tx, ctx: ServiceContext, { leader, closing }: { leader: RequestRecord; closing: Closing }): Promise<Settled> {
  if (leader.shareKey === null || leader.leaderId !== null) return { ended: [], restarted: [] }
  const followers = await lockFollowers(tx, leader.id)
  if (followers.length === 0) return { ended: [], restarted: [] }
  if (!isShared(closing)) return { ended: [], restarted: await restartFollowers(tx, { leader, followers, isTogether: true }) }

  const isFailed = closing.outcome === "failed"
  const entitled = isFailed ? null : await listEntitled(tx, leader.id)
  const ended = followers.filter(({ id }) => entitled?.has(id) ?? true)
  const endedIds = ended.map(({ id }) => id)
  await updateFollowers(tx, endedIds, sameEnd(ctx, leader, closing))
  if (!isFailed) await together(copySources(tx, { fromId: leader.id, toIds: endedIds }), copyCitations(tx, { fromId: leader.id, toIds: endedIds }))
  if (closing.outcome === "held") await holdFollowers(tx, leader, ended)
  const { workspaceId, promptKey, id: joined } = leader
  await together(...endedIds.map((subjectId) => insertSystemAudit(tx, { workspaceId, action: `request.${closing.outcome}`, subjectKind: "request", subjectId, detail: { promptKey, ...closing.detail, joined } })))
  const others = followers.filter(({ id }) => !endedIds.includes(id))
  return { ended, restarted: await restartFollowers(tx, { leader, followers: others, isTogether: false }) }
}

function isShared({ outcome, changes }: Closing): boolean {
  return outcome === "delivered" || outcome === "held" || (outcome === "failed" && sharedFailures.includes(changes?.errorCode))
}

function sameEnd(ctx: ServiceContext, leader: RequestRecord, { status, changes = {}, outcome }: Closing): Parameters<typeof updateFollowers>[2] {
  const momentOf = (name: "startedAt" | "firstTokenAt") => (changes[name] instanceof Date ? changes[name] : leader[name])
  const attempt = outcome === "held" ? { currentAttempt: leader.currentAttempt } : {}
  return { ...changes, ...attempt, status, finishedAt: ctx.deps.clock(), startedAt: momentOf("startedAt"), firstTokenAt: momentOf("firstTokenAt") }
}

/** Each draft is held for its own author, and decided on by itself. */
async function holdFollowers(tx: Tx, leader: RequestRecord, followers: RequestRecord[]): Promise<void> {
  await copyAttempt(tx, { fromId: leader.id, number: leader.currentAttempt, toIds: followers.map(({ id }) => id) })
  const { lastSeq } = await readShown(tx, leader.id)
  for (const { id, workspaceId } of followers) await appendFrames(tx, { workspaceId, requestId: id, attempt: leader.currentAttempt, parts: heldParts(), behind: lastSeq })
}
