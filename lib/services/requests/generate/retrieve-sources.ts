import { type Passage, readDocuments, retrievePassages } from "@/lib/retrieval"
import { appendFrames, type StoredFrame } from "@/lib/store/requests/append-frames"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { listSources } from "@/lib/store/requests/list-sources"
import { replaceSources } from "@/lib/store/requests/replace-sources"
import { updateRequest } from "@/lib/store/requests/update-request"
import { lockReservation } from "@/lib/store/money/lock-reservation"
import { scopeOf, type ServiceContext } from "../../context"
import { withServingEmbedding } from "../../indexing/serving-embedding"
import type { Release } from "../../prompts/catalogue"
import { draftEntry, findKnownVector, firstRoute, scopeOfRequest } from "../../reuse/draft-entry"
import { serveSimilarAnswer } from "../../reuse/serve-similar-answer"
import { searchQueryOf } from "../subject-of"
import { markedSourcesPart, openingParts, sourcesPart, statusPart } from "../stream/parts"
import { together } from "../together"
import { embedQuestion } from "./embed-question"
import { isLive, lockForWork } from "./request-work"

type Retrieval = {
  request: RequestRecord
  release: Release
  frames: StoredFrame[]
  reservationId: string | null
  /** The scope in which this answer may be given again, as it is before the search; null where it may not. */
  scope: string | null
  /** The question's vector, where the same was asked before. */
  knownVector: number[] | null
}

/** A repeat that took its passages over has nothing to look for. */
type Kept = { keptCount: number; frames: StoredFrame[] }

/**
 * Finds the passages a request's answer may rest on and keeps their ids with it. Returns how many; null when the request has
 * ended, which it does here where an answer to a question of the same meaning is given again.
 */
export async function retrieveSources(asking: ServiceContext, requestId: string): Promise<number | null> {
  const ctx = await withServingEmbedding(asking)
  const { deps } = ctx
  const started = await beginRetrieval(ctx, requestId)
  if (started === null || started === "skipped") return started === null ? null : 0
  deps.hub.publish(`request:${requestId}`, started.frames)
  if ("keptCount" in started) return started.keptCount

  const question = await readQuestion(ctx, started)
  if (question?.vector && started.scope && (await serveSimilarAnswer(ctx, { ...started, scope: started.scope, question: { ...question, vector: question.vector } }))) return null
  const passages = await findPassages(ctx, { ...started, question })
  const frames = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return null
    const { scope } = started
    const [appended] = await together(
      appendFrames(tx, { ...frameKey(request), parts: [sourcesPart(passages)] }),
      replaceSources(tx, requestId, passages.map((passage, index) => sourceRow(request, passage, index + 1))),
      deps.hub.notify(tx, [`request:${requestId}`]),
      scope ? draftEntry(tx, ctx, { request, release, scope, question: question?.vector ? { text: question.text, vector: question.vector } : null }) : Promise.resolve(),
    )
    return appended
  })
  if (!frames) return null
  deps.hub.publish(`request:${requestId}`, frames)
  return passages.length
}

async function beginRetrieval(ctx: ServiceContext, requestId: string): Promise<Retrieval | Kept | "skipped" | null> {
  const { deps } = ctx
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { request, release } = await lockForWork(tx, ctx, requestId)
    if (!isLive(request)) return null
    const { retrieval } = release.definition
    if (!retrieval) return "skipped"
    const isNew = request.status === "pending"
    const kept = request.rerunOfId ? await listSources(tx, requestId) : []
    if (kept.length > 0) {
      const [frames] = await together(
        appendFrames(tx, { ...frameKey(request), parts: [...(isNew ? openingParts(requestId) : []), statusPart("processing", "retrieving", "Using the passages of the earlier answer"), markedSourcesPart(kept)] }),
        isNew ? updateRequest(tx, requestId, { status: "processing", startedAt: deps.clock() }) : Promise.resolve(),
        deps.hub.notify(tx, [`request:${requestId}`]),
      )
      return { keptCount: kept.length, frames }
    }
    const scope = await scopeOfRequest(tx, ctx, { request, release, model: firstRoute(ctx, { request, release }) })
    const [frames, reservation, , , knownVector] = await together(
      appendFrames(tx, { ...frameKey(request), parts: isNew ? [...openingParts(requestId), statusPart("processing", "retrieving")] : [] }),
      lockReservation(tx, { requestId }),
      isNew ? updateRequest(tx, requestId, { status: "processing", startedAt: deps.clock() }) : Promise.resolve(),
      deps.hub.notify(tx, [`request:${requestId}`]),
      retrieval.mode === "search" ? findKnownVector(tx, ctx, { request, release }) : Promise.resolve(null),
    )
    return { request, release, frames, reservationId: reservation?.id ?? null, scope, knownVector }
  })
}

type Question = { text: string; vector: number[] | null }

async function readQuestion(ctx: ServiceContext, { request, release, reservationId, knownVector }: Retrieval): Promise<Question | null> {
  if (release.definition.retrieval?.mode !== "search") return null
  const text = searchQueryOf(release.definition, request.payload)
  return { text, vector: knownVector ?? (await embedQuestion(ctx, { request, reservationId, query: text })) }
}

async function findPassages(ctx: ServiceContext, { request, release, question }: { request: RequestRecord; release: Release; question: Question | null }): Promise<Passage[]> {
  const { retrieval } = release.definition
  const documentIds = request.documentIds.length > 0 ? request.documentIds : null
  if (retrieval?.mode === "documents") return documentIds ? (await readDocuments(ctx, { documentIds, tokenBudget: retrieval.tokenBudget })).passages : []
  if (!retrieval || !question) return []
  const { topK, tokenBudget, minimumScore } = retrieval
  return retrievePassages(ctx, { query: question.text, queryVector: question.vector, documentIds, topK, tokenBudget, minimumSimilarity: minimumScore })
}

function sourceRow(request: RequestRecord, passage: Passage, marker: number) {
  const { chunkId, documentId, versionId, start, end, page, heading, score, similarity } = passage
  return { workspaceId: request.workspaceId, requestId: request.id, marker, chunkId, documentId, versionId, start, end, page, heading, score, similarity }
}

function frameKey(request: RequestRecord) {
  return { workspaceId: request.workspaceId, requestId: request.id, attempt: request.currentAttempt }
}

