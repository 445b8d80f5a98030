import { setTimeout } from "node:timers/promises"
import { AppError } from "@/lib/errors"
import { InferenceError } from "@/lib/inference/errors"
import { updateAttempt } from "@/lib/store/requests/update-attempt"
import { noteFirstToken } from "@/lib/store/requests/note-first-token"
import type { PromptVariables } from "@/prompts/variables"
import { scopeOf, type ServiceContext } from "../../context"
import { buildModelRequest } from "../build-model-request"
import { type Attempt, beginAttempt } from "./begin-attempt"
import { type Draft, streamAttempt } from "./stream-attempt"
import { retryDelayMs } from "./retry-delay"
import { userSentence } from "./user-sentence"
import { variablesOf } from "./variables-of"

/** `written`: the draft of that attempt is kept; `cancelled`: the person stopped it; `ended`: there was nothing left to do. */
export type Generated = { outcome: "written"; attempt: number } | { outcome: "cancelled" } | { outcome: "ended" }

/**
 * Writes the draft of a request, in as many attempts as the retry rule allows; each is a fresh start for its readers and
 * has its own rows in the ledger. Throws AppError with a sentence for the person when no attempt can succeed.
 */
export async function generateOutput(ctx: ServiceContext, input: { requestId: string; variables?: PromptVariables }): Promise<Generated> {
  const cancelling = new AbortController()
  const unsubscribe = ctx.deps.hub.subscribe(`cancel:${input.requestId}`, () => cancelling.abort())
  try {
    for (let tries = 1; ; tries++) {
      const begun = await beginAttempt(ctx, input.requestId)
      if (begun.state === "written") return { outcome: "written", attempt: begun.number }
      if (begun.state !== "begun") return { outcome: begun.state }
      const result = await runAttempt(ctx, begun.attempt, { extra: input.variables, cancelled: cancelling.signal })
      if (result.outcome !== "failed") return result
      const delayMs = retryDelayMs(result.error, tries)
      if (delayMs === null) throw new AppError(result.error.code === "no_price" ? "internal" : "provider_failed", userSentence(result.error), { cause: result.error })
      ctx.deps.log.warn({ requestId: input.requestId, attempt: begun.attempt.number, code: result.error.code, delayMs }, "an attempt failed and is repeated")
      await setTimeout(delayMs, undefined, { signal: cancelling.signal }).catch(() => undefined)
    }
  } finally {
    unsubscribe()
  }
}

type AttemptResult = Generated | { outcome: "failed"; error: InferenceError }

async function runAttempt(ctx: ServiceContext, attempt: Attempt, { extra, cancelled }: { extra: PromptVariables | undefined; cancelled: AbortSignal }): Promise<AttemptResult> {
  const { deps } = ctx
  const fenced = new AbortController()
  let failure: Error | null = null
  const onFenced = (reason: Error | null) => {
    failure = reason
    fenced.abort()
  }
  const writer = deps.frames.open({ requestId: attempt.request.id, attempt: attempt.number, nextSeq: attempt.nextSeq, onFenced })
  let written = ""
  let firstTokenAt: Date | null = null
  try {
    const request = buildModelRequest(deps.models, { definition: attempt.release.definition, variables: variablesOf(ctx, attempt, extra) })
    const draft = await streamAttempt(ctx, {
      attempt,
      request,
      signal: AbortSignal.any([fenced.signal, cancelled]),
      writer,
      onText: (text) => {
        firstTokenAt ??= deps.clock()
        written += text
      },
    })
    await deps.frames.drain(writer)
    if (fenced.signal.aborted) throw failure ?? new Error("another attempt has taken over")
    return (await keepDraft(ctx, attempt, { ...draft, firstTokenAt })) ? { outcome: "written", attempt: attempt.number } : { outcome: "ended" }
  } catch (error) {
    await deps.frames.drain(writer).catch(() => undefined)
    if (failure) throw failure
    if (fenced.signal.aborted) return { outcome: "ended" }
    if (cancelled.aborted) {
      await keepDraft(ctx, attempt, { text: written, output: null, finishReason: "other", firstTokenAt })
      return { outcome: "cancelled" }
    }
    await endAttempt(ctx, attempt, error instanceof InferenceError || error instanceof AppError ? error.code : "internal")
    if (error instanceof InferenceError) return { outcome: "failed", error }
    throw error
  }
}

/** False when another attempt has taken over since. */
async function keepDraft(ctx: ServiceContext, { request, number }: Attempt, draft: Draft & { firstTokenAt: Date | null }): Promise<boolean> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const kept = await updateAttempt(tx, { requestId: request.id, number }, { draftText: draft.text, draftOutput: draft.output, finishReason: draft.finishReason })
    if (kept && draft.firstTokenAt) await noteFirstToken(tx, request.id, draft.firstTokenAt)
    return kept
  })
}

async function endAttempt(ctx: ServiceContext, { request, number }: Attempt, errorCode: string): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), (tx) => updateAttempt(tx, { requestId: request.id, number }, { endedAt: ctx.deps.clock(), outcome: "failed", errorCode }))
}
