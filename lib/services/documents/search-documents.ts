import { AppError } from "@/lib/errors"
import { boundEmbedding } from "@/lib/inference/bound-call"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import { retrievePassages } from "@/lib/retrieval"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { getDocument } from "@/lib/store/documents/get-document"
import { notFound } from "@/lib/errors"
import { scopeOf, type ServiceContext } from "../context"
import { closeReservation, reserveBudget } from "../money"
import { cleanLine } from "./cut-text"
import type { SearchHit, SearchInput } from "./documents.dto"
import { embeddingPromptKey } from "./processing/embed-next"

const deadlines = { connectMs: 3_000, firstTokenMs: 6_000, idleMs: 6_000, totalMs: 8_000 }
const holdSeconds = 60

/** Passages for a search, by words and by meaning; by words alone where there is no budget or no provider for the rest. */
export async function searchDocuments(ctx: ServiceContext, input: SearchInput): Promise<SearchHit[]> {
  const { documentId, limit } = input
  const q = cleanLine(input.q)
  if (documentId && !(await ctx.deps.database.workspace(scopeOf(ctx), (tx) => getDocument(tx, { id: documentId })))) throw notFound("document")
  const queryVector = await embedQuery(ctx, q)
  const passages = await retrievePassages(ctx, { query: q, queryVector, documentIds: documentId ? [documentId] : null, topK: limit })
  return passages.map(({ similarity: _similarity, ...hit }) => hit)
}

async function embedQuery(ctx: ServiceContext, query: string): Promise<number[] | null> {
  const { database, models, ledger, clock, log } = ctx.deps
  const { workspaceId, userId } = ctx.actor
  const { provider, model } = models.embedding
  let reservationId: string | null = null
  try {
    const { estimatedInputTokens, boundNanoUsd } = boundEmbedding([query], { route: { provider, model }, at: clock() })
    const hold = { workspaceId, userId, promptKey: embeddingPromptKey, tokens: BigInt(estimatedInputTokens), nanoUsd: boundNanoUsd, holdSeconds }
    reservationId = await database.workspace(scopeOf(ctx), (tx) => reserveBudget(tx, hold))
    const { vectors } = await embedTexts(
      { model: models.embedding, ledger, screenOutbound, clock },
      [query],
      { workspaceId, actorId: userId, requestId: null, attempt: 0, versionId: null, promptKey: embeddingPromptKey, releaseId: null, purpose: "search", reservationId },
      { signal: AbortSignal.timeout(deadlines.totalMs), deadlines },
    )
    return vectors[0] ?? null
  } catch (error) {
    const isExpected = error instanceof InferenceError || (error instanceof AppError && error.code === "budget_exceeded")
    if (!isExpected) throw error
    log.warn({ code: error.code, requestId: ctx.requestId }, "a search went by words alone")
    return null
  } finally {
    const held = reservationId
    if (held) await database.workspace(scopeOf(ctx), (tx) => closeReservation(tx, { id: held }))
  }
}
