import type { Tx } from "@/drizzle/client"
import type { ModelRoute } from "@/lib/inference/port"
import { listTurns } from "@/lib/store/conversations/list-turns"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { findQuestionVector, replaceDraft } from "@/lib/store/reuse/write-entry"
import { hashJson } from "@/prompts/content-hash"
import type { ServiceContext } from "../context"
import type { Release } from "../prompts/catalogue"
import { searchQueryOf } from "../requests/subject-of"
import { isReusable, modelName, scopeHash } from "./scope-hash"

export type Reusing = { request: RequestRecord; release: Release }

/** The model that is asked first. */
export function firstRoute(ctx: ServiceContext, { request, release }: Reusing): ModelRoute {
  const { model, overThreshold } = release.definition
  return ctx.deps.models.effectiveRoute(request.isEconomy && overThreshold.action === "economy" ? overThreshold.model : model)
}

/** The scope of a request's answer as things stand now, if the given model writes it. */
export async function scopeOfRequest(tx: Tx, ctx: ServiceContext, { request, release, model }: Reusing & { model: ModelRoute }): Promise<string | null> {
  if (!isReusable(release.definition)) return null
  const turns = request.conversationId ? await listTurns(tx, { conversationId: request.conversationId, beforeId: request.id, limit: 1 }) : []
  return scopeHash(tx, ctx, { release, model, documentIds: request.documentIds, hasEarlierTurns: turns.length > 0 })
}

type Drafting = Reusing & { scope: string; question: { text: string; vector: number[] } | null }

/**
 * Notes in what scope the evidence of a request was looked for, as it was before the search: only an answer whose scope is
 * still the same at delivery may be given again.
 */
export async function draftEntry(tx: Tx, ctx: ServiceContext, { request, release, scope, question }: Drafting): Promise<void> {
  const { models } = ctx.deps
  await replaceDraft(tx, {
    workspaceId: request.workspaceId,
    requestId: request.id,
    promptKey: request.promptKey,
    releaseId: request.releaseId,
    model: modelName(firstRoute(ctx, { request, release })),
    scopeHash: scope,
    payloadHash: hashJson(request.payload),
    question: question?.text ?? null,
    embedding: question?.vector ?? null,
    embeddingModel: question ? modelName(models.embedding) : null,
  })
}

/** The vector of this very question, where somebody in the workspace asked it before: no second call for the same text. */
export function findKnownVector(tx: Tx, ctx: ServiceContext, { request, release }: Reusing): Promise<number[] | null> {
  const { promptKey, payload } = request
  return findQuestionVector(tx, { promptKey, payloadHash: hashJson(payload), question: searchQueryOf(release.definition, payload), embeddingModel: modelName(ctx.deps.models.embedding) })
}
