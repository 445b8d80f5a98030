import { uuidv7 } from "uuidv7"
import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { claimIdempotencyKey } from "@/lib/store/requests/claim-idempotency-key"
import { insertRequest } from "@/lib/store/requests/insert-request"
import { findRequest } from "@/lib/store/requests/lock-request"
import { measureDocuments } from "@/lib/store/requests/measure-documents"
import { checkInput } from "@/prompts/check-input"
import { hashJson } from "@/prompts/content-hash"
import type { PromptDefinition } from "@/prompts/schema"
import { scopeOf, type ServiceContext } from "../context"
import { reserveBudget } from "../money"
import { announceRequest } from "./announce-request"
import { checkSwitches } from "./check-switches"
import { enterConversation } from "./enter-conversation"
import { estimateWorstCase } from "./estimate-worst-case"
import type { AcceptedRequest, CreateRequestInput } from "./requests.dto"
import { storableJson } from "./storable-text"
import { together } from "./together"

/** A hold outlives the longest run of a request: attempts, back-off and a restart. */
export const holdSeconds = 3600

export type CreateRequestOptions = { input: CreateRequestInput; idempotencyKey?: string | null; rerunOfId?: string }

/**
 * Accepts one thing asked of the AI, or says why not; no model is called here. All or nothing: key, budget, row with its
 * pinned release and audit row are one transaction, and the row is the outbox of its own announcement.
 */
export async function createRequest(ctx: ServiceContext, options: CreateRequestOptions): Promise<AcceptedRequest> {
  const id = uuidv7()
  const accepted = await ctx.deps.database.workspace(scopeOf(ctx), (tx) => accept(tx, ctx, { ...options, id }))
  if (accepted.id === id) await announceRequest(ctx.deps, { id, workspaceId: ctx.actor.workspaceId, promptKey: options.input.promptKey, userId: ctx.actor.userId, origin: "user" })
  return accepted
}

async function accept(tx: Tx, ctx: ServiceContext, { input, idempotencyKey, rerunOfId, id }: CreateRequestOptions & { id: string }): Promise<AcceptedRequest> {
  const { actor, deps } = ctx
  if (idempotencyKey) {
    const earlier = await findEarlier(tx, ctx, { key: idempotencyKey, bodyHash: hashJson(input), requestId: id })
    if (earlier) return earlier
  }
  const release = await deps.prompts.active(tx, input.promptKey)
  await checkSwitches(tx, release.definition)
  const documentIds = [...new Set(input.documentIds ?? [])]
  const payload = parsePayload(release.definition, { payload: storableJson(input.payload), documentCount: documentIds.length })
  const { count, characters } = await measureDocuments(tx, documentIds)
  if (count !== documentIds.length) throw notFound("document")
  const conversationId = await enterConversation(tx, ctx, { definition: release.definition, conversationId: input.conversationId, payload })
  const worstCase = estimateWorstCase(deps.models, { definition: release.definition, variables: { ...payload, today: "2000-01-01" }, documentCharacters: characters, at: deps.clock() })
  const row = {
    id,
    workspaceId: actor.workspaceId,
    actorId: actor.userId,
    conversationId,
    promptKey: input.promptKey,
    releaseId: release.id,
    payload,
    payloadHash: hashJson(payload),
    documentIds,
    rerunOfId: rerunOfId ?? null,
    isFresh: input.fresh ?? false,
  }
  await together(
    insertRequest(tx, row),
    insertAudit(tx, { actor, action: "request.accepted", subjectKind: "request", subjectId: id, detail: { promptKey: input.promptKey, releaseId: release.id } }),
    reserveBudget(tx, { workspaceId: actor.workspaceId, userId: actor.userId, promptKey: input.promptKey, requestId: id, holdSeconds, ...worstCase }),
  )
  return acceptedView({ id, status: "pending", conversationId })
}

async function findEarlier(tx: Tx, ctx: ServiceContext, claim: { key: string; bodyHash: string; requestId: string }): Promise<AcceptedRequest | null> {
  const used = await claimIdempotencyKey(tx, { workspaceId: ctx.actor.workspaceId, userId: ctx.actor.userId, ...claim })
  if (!used) return null
  if (used.bodyHash !== claim.bodyHash) throw new AppError("key_reused", "This Idempotency-Key was used for a different request. Use a new key for each thing you ask.")
  const earlier = await findRequest(tx, used.requestId)
  if (!earlier) throw new AppError("key_in_flight", "A request with this Idempotency-Key is being accepted at this moment. Try again in a second.", { retryAfterSeconds: 1 })
  return acceptedView(earlier)
}

function parsePayload(definition: PromptDefinition, input: { payload: unknown; documentCount: number }): Record<string, unknown> {
  const checked = checkInput(definition, input)
  if (checked.ok) return checked.payload
  const fields = checked.issues.map((issue) => ({ field: issue.path || "payload", message: issue.message }))
  throw new AppError("invalid_payload", `${definition.title} cannot work with this: ${fields.map((field) => `${field.field}: ${field.message}`).join("; ")}`, { fields })
}

export function acceptedView(request: Pick<AcceptedRequest, "id" | "status" | "conversationId">): AcceptedRequest {
  const self = `/api/requests/${request.id}`
  const { id, status, conversationId } = request
  return { id, status, conversationId, links: { self, stream: `${self}/stream`, cancel: `${self}/cancel` } }
}

