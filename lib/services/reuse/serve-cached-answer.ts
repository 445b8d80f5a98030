import type { Tx } from "@/drizzle/client"
import { listSources } from "@/lib/store/requests/list-sources"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { listTurns } from "@/lib/store/conversations/list-turns"
import { copyEvidence } from "@/lib/store/reuse/copy-evidence"
import { type CacheEntry, findRecentEntry } from "@/lib/store/reuse/find-entry"
import { noteHit } from "@/lib/store/reuse/note-hit"
import { hashJson } from "@/prompts/content-hash"
import { scopeOf, type ServiceContext } from "../context"
import { type Closed, closeRequest, publishClosed } from "../requests/finish/close-request"
import { isLive, lockForWork } from "../requests/generate/request-work"
import { closingParts, openingParts, sourcesPart, statusPart, textParts } from "../requests/stream/parts"
import { isReusable } from "./scope-hash"

export type CacheKind = NonNullable<RequestRecord["cacheKind"]>

const messages: Record<CacheKind, string> = {
  exact: "Answered before, on the same documents",
  semantic: "Answered before, when almost the same was asked",
  fallback: "The AI providers are out of reach; this is an earlier answer",
}

/**
 * Ends a live request, whose row the caller has locked, with the answer of an entry that the caller has just found usable:
 * its text, citations and sources become the request's own, as if they had been written for it. No call, nothing charged.
 */
export async function serveEntry(tx: Tx, ctx: ServiceContext, { request, entry, kind }: { request: RequestRecord; entry: CacheEntry; kind: CacheKind }): Promise<Closed> {
  const origin = await findRequest(tx, entry.requestId)
  if (!origin) throw new Error(`the request of cache entry ${entry.id} is gone`)
  await copyEvidence(tx, { from: origin.id, to: request.id, attempt: request.currentAttempt })
  const sources = await listSources(tx, request.id)
  const opening = request.status === "pending" ? openingParts(request.id) : request.currentAttempt > 0 ? [{ type: "reset-step" }] : []
  const evidence = sources.length > 0 ? [sourcesPart(sources.map(({ documentId, documentTitle, page }) => ({ documentId, title: documentTitle, page })))] : []
  const text = origin.resultText ? textParts(origin.resultText) : []
  const now = ctx.deps.clock()
  const { resultText, resultOutput, isAbstained, unsupportedClaims } = origin
  await noteHit(tx, entry.id)
  return closeRequest(tx, ctx, {
    request,
    closing: {
      status: "done",
      outcome: "delivered",
      changes: { resultText, resultOutput, isAbstained, unsupportedClaims, cacheKind: kind, cacheEntryId: entry.id, cachedAt: origin.finishedAt, startedAt: request.startedAt ?? now, firstTokenAt: now },
      parts: [...opening, ...evidence, ...text, statusPart("done", "finished", messages[kind]), ...closingParts("stop")],
      detail: { cache: kind, entryId: entry.id },
    },
  })
}

/**
 * When no model can be reached: the newest answer to the same question on the same documents, if all that it rests on is
 * still what serves and this person may read it. True when the request was ended with it, labelled as such.
 */
export async function serveRecentAnswer(ctx: ServiceContext, requestId: string): Promise<boolean> {
  const closed = await ctx.deps.database.workspace(scopeOf(ctx), async (tx): Promise<Closed | null> => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    const { definition } = release
    if (!isLive(request) || request.cancelRequestedAt || request.isFresh || !isReusable(definition)) return null
    if (request.conversationId && (await listTurns(tx, { conversationId: request.conversationId, beforeId: request.id, limit: 1 })).length > 0) return null
    const entry = await findRecentEntry(tx, {
      promptKey: request.promptKey,
      payloadHash: hashJson(request.payload),
      documentIds: request.documentIds,
      needsSources: definition.retrieval !== null,
    })
    return entry ? serveEntry(tx, ctx, { request, entry, kind: "fallback" }) : null
  })
  if (!closed) return false
  await publishClosed(ctx, closed)
  return true
}
