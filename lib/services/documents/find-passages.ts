import { AppError, notFound } from "@/lib/errors"
import { boundEmbedding } from "@/lib/inference/bound-call"
import type { CallContext, CallLedger } from "@/lib/inference/call-ledger"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import { type Passage, retrievePassages } from "@/lib/retrieval"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { getDocument } from "@/lib/store/documents/get-document"
import { scopeOf, type ServiceContext } from "../context"
import { withServingEmbedding } from "../indexing/serving-embedding"
import { closeReservation, reserveBudget } from "../money"
import { cleanLine } from "./cut-text"
import type { SearchInput } from "./documents.dto"
import { embeddingPromptKey } from "./processing/embed-next"

const deadlines = { connectMs: 3_000, firstTokenMs: 6_000, idleMs: 6_000, totalMs: 8_000 }
const holdSeconds = 60

/** The request on whose account a search is made, and the signal that stops both. */
export type SearchCharge = { ledger: CallLedger; call: CallContext; signal: AbortSignal }

export type FindPassagesInput = SearchInput & {
  /** Only in these; absent: in everything this person may read. */
  documentIds?: string[]
  tokenBudget?: number
  /** Absent: on a hold of its own. */
  charge?: SearchCharge
}

/** Passages by words and by meaning; by words alone where there is no budget or no provider for the rest. Throws not_found for a document out of sight. */
export async function findPassages(asking: ServiceContext, input: FindPassagesInput): Promise<Passage[]> {
  const ctx = await withServingEmbedding(asking)
  const { documentId, limit, tokenBudget, charge } = input
  const query = cleanLine(input.q)
  if (documentId && !(await ctx.deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id: documentId })))) throw notFound("document")
  const queryVector = await orByWordsAlone(ctx, () => (charge ? embedOn(ctx, { query, charge }) : embedOnHold(ctx, query)))
  const documentIds = documentId ? [documentId] : (input.documentIds ?? null)
  return retrievePassages(ctx, { query, queryVector, documentIds, topK: limit, ...(tokenBudget === undefined ? {} : { tokenBudget }) })
}

async function orByWordsAlone(ctx: ServiceContext, embed: () => Promise<number[] | null>): Promise<number[] | null> {
  try {
    return await embed()
  } catch (error) {
    const isExpected = error instanceof InferenceError || (error instanceof AppError && error.code === "budget_exceeded")
    if (!isExpected) throw error
    ctx.deps.log.warn({ code: error.code, requestId: ctx.requestId }, "a search went by words alone")
    return null
  }
}

async function embedOn(ctx: ServiceContext, { query, charge }: { query: string; charge: SearchCharge }): Promise<number[] | null> {
  const { models, clock } = ctx.deps
  const signal = AbortSignal.any([charge.signal, AbortSignal.timeout(deadlines.totalMs)])
  const { vectors } = await embedTexts({ model: models.embedding, ledger: charge.ledger, screenOutbound, clock }, [query], charge.call, { signal, deadlines })
  return vectors[0] ?? null
}

async function embedOnHold(ctx: ServiceContext, query: string): Promise<number[] | null> {
  const { database, models, ledger, clock } = ctx.deps
  const { workspaceId, userId } = ctx.actor
  const { estimatedInputTokens, boundNanoUsd } = boundEmbedding([query], { model: models.embedding, at: clock() })
  const hold = { workspaceId, userId, promptKey: embeddingPromptKey, tokens: BigInt(estimatedInputTokens), nanoUsd: boundNanoUsd, holdSeconds }
  const reservationId = await database.workspace(scopeOf(ctx), (tx) => reserveBudget(tx, hold))
  try {
    const call = { workspaceId, actorId: userId, requestId: null, attempt: 0, versionId: null, promptKey: embeddingPromptKey, releaseId: null, purpose: "search", reservationId }
    return await embedOn(ctx, { query, charge: { ledger, call, signal: new AbortController().signal } })
  } finally {
    await database.workspace(scopeOf(ctx), (tx) => closeReservation(tx, { id: reservationId }))
  }
}
