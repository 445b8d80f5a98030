import { AppError } from "@/lib/errors"
import { embedTexts } from "@/lib/inference/embed-texts"
import { InferenceError } from "@/lib/inference/errors"
import { policyOf } from "@/lib/inference/resilience/error-policy"
import { screenOutbound } from "@/lib/safety/screen-outbound"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import type { ServiceContext } from "../../context"
import { userSentence } from "./user-sentence"

const embeddingDeadlines = { connectMs: 5_000, firstTokenMs: 10_000, idleMs: 10_000, totalMs: 15_000 }

type Embedding = { request: RequestRecord; reservationId: string | null; query: string }

/** Null while the embedding model is out of reach: passages are then found by their words alone. */
export async function embedQuestion(ctx: ServiceContext, input: Embedding): Promise<number[] | null> {
  try {
    return await embedQuery(ctx, input)
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error
    if (!policyOf(error).isPassing) throw new AppError(error.code === "no_price" ? "internal" : "provider_failed", userSentence(error), { cause: error })
    ctx.deps.log.warn({ requestId: input.request.id, code: error.code }, "searching without a vector")
    return null
  }
}

async function embedQuery(ctx: ServiceContext, input: Embedding): Promise<number[]> {
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
