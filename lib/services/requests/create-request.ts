import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { insertRequest, type NewRequest } from "@/lib/store/requests/insert-request"
import { copyFirstSources } from "@/lib/store/reuse/copy-to-followers"
import { hashJson } from "@/prompts/content-hash"
import { scopeOf, type ServiceContext } from "../context"
import { checkThrottle } from "../limits"
import { reserveBudget } from "../money"
import { answerFromCache } from "../reuse/answer-from-cache"
import { joinRunning, shareKeyOf } from "../reuse/joining/join-running"
import { announceRequest } from "./announce-request"
import { type Asked, checkAsked } from "./check-asked"
import { enterConversation } from "./enter-conversation"
import type { KeptEvidence } from "./find-kept-evidence"
import { findEarlier } from "./find-earlier"
import { findReuseScope } from "./find-reuse-scope"
import type { AcceptedRequest, CreateRequestInput } from "./requests.dto"
import { shownStatusOf } from "./shown-status-of"
import { together } from "./together"

/** A hold outlives the longest run of a request: attempts, back-off and a restart. */
export const holdSeconds = 3600

/** What a repeat takes over from the request that it repeats, in place of what is active and found today. */
export type Kept = { releaseId?: string; evidence?: KeptEvidence }

export type CreateRequestOptions = { input: CreateRequestInput; idempotencyKey?: string | null; rerunOfId?: string; kept?: Kept; /** Nobody waits for it. */ isBatch?: boolean }

/** `needsRun`: somebody has to be told, because nothing works on it yet. */
type Accepted = { request: AcceptedRequest; needsRun: boolean }

/**
 * Accepts one thing asked of the AI, or says why not; no model is called here. All or nothing: key, budget, row with its
 * pinned release and audit row are one transaction, and the row is the outbox of its own announcement. What is being
 * answered already for somebody with the same rights is joined and not run again; what was answered is given again.
 */
export async function createRequest(ctx: ServiceContext, options: CreateRequestOptions): Promise<AcceptedRequest> {
  const id = uuidv7()
  const { request, needsRun } = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => accept(tx, ctx, { ...options, id }))
  if (needsRun) await announceRequest(ctx.deps, { id, workspaceId: ctx.actor.workspaceId, promptKey: options.input.promptKey, userId: ctx.actor.userId, origin: options.isBatch ? "pipeline" : "user" })
  return request
}

async function accept(tx: Tx, ctx: ServiceContext, { input, idempotencyKey, rerunOfId, kept = {}, id }: CreateRequestOptions & { id: string }): Promise<Accepted> {
  const { actor } = ctx
  const earlier = idempotencyKey ? await findEarlier(tx, ctx, { key: idempotencyKey, bodyHash: hashJson(Object.keys(kept).length > 0 ? { input, kept } : input), requestId: id }) : null
  if (earlier) return { request: acceptedView({ ...earlier, status: shownStatusOf(earlier) }), needsRun: false }

  const [asked] = await together(checkAsked(tx, ctx, { ...input, releaseId: kept.releaseId }), checkThrottle(tx, ctx))
  const conversationId = await enterConversation(tx, ctx, { definition: asked.release.definition, conversationId: input.conversationId, payload: asked.payload })
  const scope = await findReuseScope(tx, ctx, { asked, input })
  const row = { ...rowOf(ctx, asked), id, conversationId, rerunOfId: rerunOfId ?? null, isFresh: input.fresh ?? false, staleAt: kept.evidence?.isCurrent === false ? ctx.deps.clock() : null }
  const joining = scope ? await joinOrLead(tx, ctx, { scope, payloadHash: row.payloadHash }) : {}
  if (scope && !joining.leaderId && (await answerFromCache(tx, ctx, { scope, row }))) return { request: acceptedView({ id, status: "done", conversationId }), needsRun: false }
  const { promptKey, releaseId } = row
  const { leaderId, status = "pending" } = joining
  await together(
    insertRequest(tx, { ...row, ...joining }),
    insertAudit(tx, { actor, action: "request.accepted", subjectKind: "request", subjectId: id, detail: { promptKey, releaseId, ...(leaderId ? { joined: leaderId } : {}), ...(Object.keys(kept).length > 0 ? { kept: Object.keys(kept) } : {}) } }),
    reserveBudget(tx, { workspaceId: actor.workspaceId, userId: actor.userId, promptKey, requestId: id, holdSeconds, ...asked.estimate.worstCase }),
  )
  if (kept.evidence) await copyFirstSources(tx, { fromId: kept.evidence.requestId, toId: id, count: kept.evidence.count })
  return { request: acceptedView({ id, status, conversationId }), needsRun: !leaderId }
}

function rowOf({ actor }: ServiceContext, { release, payload, documentIds, estimate }: Asked) {
  return { workspaceId: actor.workspaceId, actorId: actor.userId, promptKey: release.definition.key, releaseId: release.id, payload, payloadHash: hashJson(payload), documentIds, isEconomy: estimate.isEconomy }
}

/** One who joins has nothing to be announced: the run is there. */
async function joinOrLead(tx: Tx, ctx: ServiceContext, input: { scope: string; payloadHash: string }): Promise<Pick<NewRequest, "shareKey" | "leaderId" | "status" | "announcedAt">> {
  const shareKey = shareKeyOf(input)
  const leader = await joinRunning(tx, { workspaceId: ctx.actor.workspaceId, shareKey })
  return leader ? { shareKey, leaderId: leader.id, status: leader.status, announcedAt: ctx.deps.clock() } : { shareKey }
}

export function acceptedView(request: Pick<AcceptedRequest, "id" | "status" | "conversationId">): AcceptedRequest {
  const self = `/api/requests/${request.id}`
  const { id, status, conversationId } = request
  return { id, status, conversationId, links: { self, stream: `${self}/stream`, cancel: `${self}/cancel` } }
}
