import { AppError } from "@/lib/errors"
import { embeddingInput } from "@/lib/documents/embedding-input"
import { boundEmbedding } from "@/lib/inference/bound-call"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import type { EmbeddingModel } from "@/lib/inference/port"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { insertEmbeddings } from "@/lib/store/chunks/insert-embeddings"
import { listSpaces } from "@/lib/store/indexing/embedding-spaces"
import { findPayer } from "@/lib/store/indexing/find-payer"
import { listUnbuilt, type UnbuiltPlace } from "@/lib/store/indexing/list-unbuilt"
import type { Deps } from "../context"
import { closeReservation, reserveBudget } from "../money"

export type BuildAddress = { workspaceId: string }

/** `waiting`: no budget or no provider at present, asked for again later. `superseded`: the model cannot be called any more. */
export type BuildOutcome = { outcome: "more" | "complete" | "waiting" | "superseded"; embedded: number }

export const buildPromptKey = "embedding"
const purpose = "reindexing"
const batchSize = 64
const batchesPerStep = 8
const holdSeconds = 300
const deadlines = { connectMs: 5_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 90_000 }

/**
 * Embeds some hundred places for the index that is being built, or where none is for the one that serves and has gaps, on the workspace's budget and on no person's: a reservation
 * before, a ledger row per call. What was embedded is kept batch by batch, so that a killed process goes on where it was.
 */
export async function continueBuild(deps: Deps, { workspaceId }: BuildAddress): Promise<BuildOutcome> {
  const scope = { workspaceId, role: "admin" as const }
  const { model, payer, places } = await deps.database.workspace(scope, async (tx) => {
    const spaces = await listSpaces(tx)
    const wanted = spaces.find((row) => row.state === "building") ?? spaces.find((row) => row.state === "serving")
    const found = wanted ? deps.models.embeddingOf(wanted) : null
    return { model: found, payer: await findPayer(tx), places: found ? await listUnbuilt(tx, { space: found.space, limit: batchSize * batchesPerStep }) : [] }
  })
  if (!model) return { outcome: "superseded", embedded: 0 }
  if (places.length === 0) return { outcome: "complete", embedded: 0 }
  if (!payer) return { outcome: "waiting", embedded: 0 }
  let embedded = 0
  for (let from = 0; from < places.length; from += batchSize) {
    const batch = places.slice(from, from + batchSize)
    if (!(await embedBatch(deps, { workspaceId, payer, model, batch }))) return { outcome: "waiting", embedded }
    embedded += batch.length
  }
  return { outcome: "more", embedded }
}

type Batch = { workspaceId: string; payer: string; model: EmbeddingModel; batch: UnbuiltPlace[] }

/** False when there is no budget or no answer at present. */
async function embedBatch(deps: Deps, { workspaceId, payer, model, batch }: Batch): Promise<boolean> {
  const { database, ledger, clock } = deps
  const scope = { workspaceId, role: "admin" as const }
  const texts = batch.map((place) => (place.isBare ? place.text : embeddingInput(place)))
  const { estimatedInputTokens, boundNanoUsd } = boundEmbedding(texts, { model, at: clock() })
  const hold = { workspaceId, userId: payer, promptKey: buildPromptKey, purpose, tokens: BigInt(estimatedInputTokens), nanoUsd: boundNanoUsd, holdSeconds }
  let reservationId: string | null = null
  try {
    reservationId = await database.workspace(scope, (tx) => reserveBudget(tx, hold))
    const call = { workspaceId, actorId: payer, requestId: null, attempt: 0, versionId: null, promptKey: buildPromptKey, releaseId: null, purpose: "reindex", reservationId }
    const { vectors } = await embedTexts({ model, ledger, screenOutbound, clock }, texts, call, { signal: AbortSignal.timeout(deadlines.totalMs), deadlines })
    const items = batch.map(({ contentHash }, index) => ({ contentHash, embedding: vectors[index] ?? [] }))
    await database.workspace(scope, (tx) => insertEmbeddings(tx, { workspaceId, model: model.space, items }))
    return true
  } catch (error) {
    const isExpected = error instanceof InferenceError || (error instanceof AppError && error.code === "budget_exceeded")
    if (!isExpected) throw error
    deps.log.warn({ workspaceId, code: error.code }, "the index waits for budget or for the embedding model")
    return false
  } finally {
    const held = reservationId
    if (held) await database.workspace(scope, (tx) => closeReservation(tx, { id: held }))
  }
}
