import { AppError } from "@/lib/errors"
import { boundEmbedding } from "@/lib/inference/bound-call"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import { indexFromVectors, retrievePassages } from "@/lib/retrieval"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import { findPayer } from "@/lib/store/indexing/find-payer"
import { insertIndexCheck } from "@/lib/store/indexing/index-checks"
import { type KnownPassage, samplePassages } from "@/lib/store/indexing/sample-passages"
import { countServingChunks } from "@/lib/store/retrieval/count-serving-chunks"
import { listNearestChunks } from "@/lib/store/retrieval/list-nearest-chunks"
import type { Actor } from "../../actor"
import type { Deps, ServiceContext } from "../../context"
import { closeReservation, reserveBudget } from "../../money"
import { type BuildAddress, buildPromptKey } from "../continue-build"
import { withServingEmbedding } from "../serving-embedding"
import { countWordsOf, probeQuestion } from "./probe-question"

const depth = 5
const cases = 40
const minimumWords = 30
const comparedQuestions = 10
const comparedDepth = 10
const holdSeconds = 120
const deadlines = { connectMs: 5_000, firstTokenMs: 60_000, idleMs: 60_000, totalMs: 90_000 }

type Case = { passage: KnownPassage; question: string }

/**
 * How often the search finds a passage among its first five by a question made of the passage's own words: the same passages
 * every time as long as they serve, so that the figure tells of the index and not of the questions. Without a passage there
 * is nothing to measure. Returns the share, null without one.
 */
export async function probeRecall(deps: Deps, { workspaceId }: BuildAddress): Promise<number | null> {
  const scope = { workspaceId, role: "admin" as const }
  const { passages, payer } = await deps.database.workspace(scope, async (tx) => ({ passages: await samplePassages(tx, { minimumWords, limit: cases }), payer: await findPayer(tx) }))
  const commonness = countWordsOf(passages.map(({ text }) => text))
  const asked = passages.flatMap((passage): Case[] => {
    const question = probeQuestion(passage.text, commonness)
    return question === null ? [] : [{ passage, question }]
  })
  if (asked.length === 0 || !payer) {
    await deps.database.workspace(scope, (tx) => insertIndexCheck(tx, { workspaceId, kind: "recall", recall: null, depth, cases: 0, findings: {} }))
    return null
  }
  const actor: Actor = { kind: "system", workspaceId, userId: payer, role: "admin", name: "", email: "", workspaceName: "", timeZone: "UTC" }
  const ctx = await withServingEmbedding({ actor, deps, requestId: "index-probe" })
  const vectors = await embedQuestions(ctx, asked.map(({ question }) => question))
  let found = 0
  for (const [index, { passage, question }] of asked.entries()) {
    const hits = await retrievePassages(ctx, { query: question, queryVector: vectors?.[index] ?? null, topK: depth })
    if (hits.some((hit) => hit.chunkId === passage.chunkId)) found++
  }
  const recall = found / asked.length
  const findings = { byWordsAlone: vectors === null, approximateRecall: vectors ? await compareWithExact(ctx, vectors.slice(0, comparedQuestions)) : null }
  await deps.database.workspace(scope, (tx) => insertIndexCheck(tx, { workspaceId, kind: "recall", recall, depth, cases: asked.length, findings }))
  return recall
}

/** Null without budget or while the model does not answer. */
async function embedQuestions(ctx: ServiceContext, questions: string[]): Promise<number[][] | null> {
  const { database, models, ledger, clock } = ctx.deps
  const { workspaceId, userId } = ctx.actor
  const scope = { workspaceId, role: "admin" as const }
  let reservationId: string | null = null
  try {
    const { estimatedInputTokens, boundNanoUsd } = boundEmbedding(questions, { model: models.embedding, at: clock() })
    const hold = { workspaceId, userId, promptKey: buildPromptKey, purpose: "reindexing", tokens: BigInt(estimatedInputTokens), nanoUsd: boundNanoUsd, holdSeconds }
    reservationId = await database.workspace(scope, (tx) => reserveBudget(tx, hold))
    const call = { workspaceId, actorId: userId, requestId: null, attempt: 0, versionId: null, promptKey: buildPromptKey, releaseId: null, purpose: "probe", reservationId }
    return (await embedTexts({ model: models.embedding, ledger, screenOutbound, clock }, questions, call, { signal: AbortSignal.timeout(deadlines.totalMs), deadlines })).vectors
  } catch (error) {
    const isExpected = error instanceof InferenceError || (error instanceof AppError && error.code === "budget_exceeded")
    if (!isExpected) throw error
    return null
  } finally {
    const held = reservationId
    if (held) await database.workspace(scope, (tx) => closeReservation(tx, { id: held }))
  }
}

/** What share of the exactly nearest the approximate index finds; null where searches are exact. */
async function compareWithExact(ctx: ServiceContext, vectors: number[][]): Promise<number | null> {
  const { database, models } = ctx.deps
  if (database.kind !== "postgres") return null
  const scope = { workspaceId: ctx.actor.workspaceId, role: "admin" as const }
  if ((await database.workspace(scope, (tx) => countServingChunks(tx, { documentIds: null }))) < indexFromVectors) return null
  const shares: number[] = []
  for (const vector of vectors) {
    const search = { model: models.embedding.space, vector, documentIds: null, limit: comparedDepth }
    const exact = await database.workspace(scope, (tx) => listNearestChunks(tx, { ...search, usesIndex: false }))
    const found = new Set((await database.workspace(scope, (tx) => listNearestChunks(tx, { ...search, usesIndex: true }))).map((hit) => hit.chunkId))
    if (exact.length > 0) shares.push(exact.filter((hit) => found.has(hit.chunkId)).length / exact.length)
  }
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length
}
