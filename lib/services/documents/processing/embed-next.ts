import { embeddingInput } from "@/lib/documents/embedding-input"
import { AppError } from "@/lib/errors"
import { boundEmbedding } from "@/lib/inference/bound-call"
import { embedTexts } from "@/lib/inference/embed-texts"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { insertEmbeddings } from "@/lib/store/chunks/insert-embeddings"
import { listUnembedded } from "@/lib/store/chunks/list-unembedded"
import { scopeOf, type ServiceContext } from "../../context"
import { withEmbedding, writtenEmbeddings } from "../../indexing/serving-embedding"
import { closeReservation, reserveBudget } from "../../money"
import { holdLiving, type VersionWork } from "./read-version"
import { titleToServe } from "./title-to-serve"

/** `waiting`: the budget has no room; the rest is embedded when it is renewed. */
export type EmbedOutcome = { outcome: "more" | "done" | "waiting"; embedded: number }

export const embeddingPromptKey = "embedding"
const batchSize = 64
const holdSeconds = 300
const deadlines = { connectMs: 5_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 90_000 }

/** As embedNext with the model that serves and with the one whose index is being built, one after the other. */
export async function embedForAll(ctx: ServiceContext, work: VersionWork): Promise<EmbedOutcome> {
  let embedded = 0
  for (const embedding of await writtenEmbeddings(ctx)) {
    const done = await embedNext(withEmbedding(ctx, embedding), work)
    embedded += done.embedded
    if (done.outcome !== "done") return { ...done, embedded }
  }
  return { outcome: "done", embedded }
}

/** Embeds the next chunks of a version that have no vector yet, on the uploader's account: a reservation before, a ledger row per call. */
async function embedNext(ctx: ServiceContext, { documentId, versionId }: VersionWork): Promise<EmbedOutcome> {
  const { database, models, ledger, clock } = ctx.deps
  const { workspaceId, userId } = ctx.actor
  const { space } = models.embedding
  const { batch, title } = await database.workspace(scopeOf(ctx), async (tx) => ({
    batch: await listUnembedded(tx, { versionId, model: space, limit: batchSize }),
    title: await titleToServe(tx, { documentId, versionId }),
  }))
  if (batch.length === 0) return { outcome: "done", embedded: 0 }
  const texts = batch.map((place) => (place.isBare ? place.text : embeddingInput({ ...place, title })))
  const reservationId = await reserve(ctx, { versionId, ...boundEmbedding(texts, { model: models.embedding, at: clock() }) })
  if (!reservationId) return { outcome: "waiting", embedded: 0 }
  try {
    const { vectors } = await embedTexts(
      { model: models.embedding, ledger, screenOutbound, clock },
      texts,
      { workspaceId, actorId: userId, requestId: null, attempt: 0, versionId, promptKey: embeddingPromptKey, releaseId: null, purpose: "embed", reservationId },
      { signal: AbortSignal.timeout(deadlines.totalMs), deadlines },
    )
    const items = batch.map(({ contentHash }, index) => ({ contentHash, embedding: vectors[index] ?? [] }))
    await database.workspace(scopeOf(ctx), async (tx) => {
      if (await holdLiving(tx, { documentId })) await insertEmbeddings(tx, { workspaceId, model: space, items })
    })
  } finally {
    await database.workspace(scopeOf(ctx), (tx) => closeReservation(tx, { id: reservationId }))
  }
  return { outcome: batch.length < batchSize ? "done" : "more", embedded: batch.length }
}

/** Null when a budget has no room. */
async function reserve(ctx: ServiceContext, bound: { versionId: string; estimatedInputTokens: number; boundNanoUsd: bigint }): Promise<string | null> {
  const { workspaceId, userId } = ctx.actor
  const input = { workspaceId, userId, promptKey: embeddingPromptKey, versionId: bound.versionId, tokens: BigInt(bound.estimatedInputTokens), nanoUsd: bound.boundNanoUsd, holdSeconds }
  try {
    return await ctx.deps.database.workspace(scopeOf(ctx), (tx) => reserveBudget(tx, input))
  } catch (error) {
    if (error instanceof AppError && error.code === "budget_exceeded") return null
    throw error
  }
}
