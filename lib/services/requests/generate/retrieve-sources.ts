import { AppError } from "@/lib/errors"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import { policyOf } from "@/lib/inference/resilience/error-policy"
import { type Passage, readDocuments, retrievePassages } from "@/lib/retrieval"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { appendFrames } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { replaceSources } from "@/lib/store/requests/replace-sources"
import { updateRequest } from "@/lib/store/requests/update-request"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { scopeOf, type ServiceContext } from "../../context"
import type { Release } from "../../prompts/catalogue"
import { searchQueryOf } from "../subject-of"
import { openingParts, sourcesPart, statusPart } from "../stream/parts"
import { together } from "../together"
import { isLive, lockForWork } from "./request-work"
import { userSentence } from "./user-sentence"

const embeddingDeadlines = { connectMs: 5_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 15_000 }

/** Finds the passages a request's answer may rest on and keeps their ids with it. Returns how many; null when the request has ended. */
export async function retrieveSources(ctx: ServiceContext, requestId: string): Promise<number | null> {
  const { deps } = ctx
  const started = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return null
    if (!release.definition.retrieval) return { skipped: true as const }
    const isNew = request.status === "pending"
    const [frames, reservation] = await together(
      appendFrames(tx, { ...frameKey(request), parts: isNew ? [...openingParts(requestId), statusPart("processing", "retrieving")] : [] }),
      lockReservation(tx, { requestId }),
      isNew ? updateRequest(tx, requestId, { status: "processing", startedAt: deps.clock() }) : Promise.resolve(),
      deps.hub.notify(tx, [`request:${requestId}`]),
    )
    return { skipped: false as const, request, release, frames, reservation }
  })
  if (!started) return null
  if (started.skipped) return 0
  deps.hub.publish(`request:${requestId}`, started.frames)

  const passages = await findPassages(ctx, { ...started, reservationId: started.reservation?.id ?? null })
  const frames = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { request } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return null
    const [appended] = await together(
      appendFrames(tx, { ...frameKey(request), parts: [sourcesPart(passages)] }),
      replaceSources(tx, requestId, passages.map((passage, index) => sourceRow(request, passage, index + 1))),
      deps.hub.notify(tx, [`request:${requestId}`]),
    )
    return appended
  })
  if (!frames) return null
  deps.hub.publish(`request:${requestId}`, frames)
  return passages.length
}

async function findPassages(ctx: ServiceContext, input: { request: RequestRecord; release: Release; reservationId: string | null }): Promise<Passage[]> {
  const { request, release } = input
  const retrieval = release.definition.retrieval
  if (!retrieval) return []
  const documentIds = request.documentIds.length > 0 ? request.documentIds : null
  if (retrieval.mode === "documents") return documentIds ? (await readDocuments(ctx, { documentIds, tokenBudget: retrieval.tokenBudget })).passages : []
  const query = searchQueryOf(release.definition, request.payload)
  const queryVector = await embedOrDoWithout(ctx, { ...input, query })
  return retrievePassages(ctx, { query, queryVector, documentIds, topK: retrieval.topK, tokenBudget: retrieval.tokenBudget, minimumSimilarity: retrieval.minimumScore })
}

/** Null while the embedding model is out of reach: passages are then found by their words alone. */
async function embedOrDoWithout(ctx: ServiceContext, input: Parameters<typeof embedQuery>[1]): Promise<number[] | null> {
  try {
    return await embedQuery(ctx, input)
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error
    if (!policyOf(error).isPassing) throw new AppError(error.code === "no_price" ? "internal" : "provider_failed", userSentence(error), { cause: error })
    ctx.deps.log.warn({ requestId: input.request.id, code: error.code }, "searching without a vector")
    return null
  }
}

async function embedQuery(ctx: ServiceContext, input: { request: RequestRecord; release: Release; reservationId: string | null; query: string }): Promise<number[]> {
  const { request, reservationId, query } = input
  const { vectors } = await embedTexts(
    { model: ctx.deps.models.embedding, ledger: ctx.deps.ledger, screenOutbound, clock: ctx.deps.clock },
    [query],
    {
      workspaceId: request.workspaceId,
      actorId: request.actorId,
      requestId: request.id,
      attempt: request.currentAttempt,
      versionId: null,
      promptKey: request.promptKey,
      releaseId: request.releaseId,
      purpose: "embed_query",
      reservationId,
    },
    { signal: AbortSignal.timeout(embeddingDeadlines.totalMs), deadlines: embeddingDeadlines },
  )
  return vectors[0] ?? []
}

function sourceRow(request: RequestRecord, passage: Passage, marker: number) {
  const { chunkId, documentId, versionId, start, end, page, heading, score, similarity } = passage
  return { workspaceId: request.workspaceId, requestId: request.id, marker, chunkId, documentId, versionId, start, end, page, heading, score, similarity }
}

function frameKey(request: RequestRecord) {
  return { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt }
}

