import { AppError } from "@/lib/errors"
import { InferenceError } from "@/lib/inference/errors"
import type { Deadlines, ModelRoute } from "@/lib/inference/port"
import { noteFirstToken } from "@/lib/store/requests/note-first-token"
import { insertAnswerRecord, type NewAnswerRecord } from "@/lib/store/records/insert-answer-record"
import { updateAttempt } from "@/lib/store/requests/update-attempt"
import type { PromptVariables } from "@/prompts/variables"
import { scopeOf, type ServiceContext } from "../../context"
import { buildModelRequest } from "../build-model-request"
import { answerRecordOf } from "../record/answer-record-of"
import { together } from "../together"
import type { Attempt } from "./begin-attempt"
import { endAttempt } from "./end-attempt"
import { type Draft, streamAttempt } from "./stream-attempt"
import { variablesOf } from "./variables-of"

/** `written`: the draft of that attempt is kept; `cancelled`: the person stopped it; `ended`: there was nothing left to do. */
export type Generated = { outcome: "written"; attempt: number } | { outcome: "cancelled" } | { outcome: "ended" }

/** Who is asked in an attempt, as what, and why somebody before them was not. */
export type AskedModel = { route: ModelRoute; role: "first" | "retry" | "fallback" | "economy"; passedOver: string | null }

/** A document version that is given beside the passages, with what the prompt gets of it. */
export type About = { versionId: string; variables: PromptVariables }

type Running = { asked: AskedModel; about: About | undefined; cancelled: AbortSignal; deadlines: Deadlines }

/** Has one model write one draft, to its readers as it comes. */
export async function runAttempt(ctx: ServiceContext, attempt: Attempt, { asked, about, cancelled, deadlines }: Running): Promise<Generated | { outcome: "failed"; error: InferenceError }> {
  const { deps } = ctx
  const fenced = new AbortController()
  let failure: Error | null = null
  const onFenced = (reason: Error | null) => {
    failure = reason
    fenced.abort()
  }
  const { route, role, passedOver } = asked
  const facts = { ...route, role, passedOver }
  const writer = deps.frames.open({ requestId: attempt.request.id, attempt: attempt.number, nextSeq: attempt.nextSeq, onFenced })
  let written = ""
  let firstTokenAt: Date | null = null
  const variables = variablesOf(ctx, attempt, about?.variables)
  const request = buildModelRequest(deps.models, { definition: attempt.release.definition, variables, route })
  const recordOf = (draft: Draft | null) => answerRecordOf(ctx, attempt, { request, variables, versionId: about?.versionId ?? null, draft })
  const keep = (draft: Draft) => keepDraft(ctx, attempt, { ...draft, firstTokenAt, facts, record: recordOf(draft) })
  try {
    const draft = await streamAttempt(ctx, {
      attempt,
      request,
      deadlines,
      signal: AbortSignal.any([fenced.signal, cancelled]),
      writer,
      onText: (text) => {
        firstTokenAt ??= deps.clock()
        written += text
      },
      onTextDropped: () => void (written = ""),
    })
    await deps.frames.drain(writer)
    if (fenced.signal.aborted) throw failure ?? new Error("another attempt has taken over")
    return (await keep(draft)) ? { outcome: "written", attempt: attempt.number } : { outcome: "ended" }
  } catch (error) {
    await deps.frames.drain(writer).catch(() => undefined)
    if (failure) throw failure
    if (fenced.signal.aborted) return { outcome: "ended" }
    if (cancelled.aborted) {
      await keep({ text: written, output: null, finishReason: "other" })
      return { outcome: "cancelled" }
    }
    const isKnown = error instanceof InferenceError || error instanceof AppError
    await endAttempt(ctx, attempt, { errorCode: isKnown ? error.code : "internal", asked: facts, record: recordOf(null) })
    if (error instanceof InferenceError) return { outcome: "failed", error }
    throw error
  }
}

type KeptDraft = Draft & { firstTokenAt: Date | null; facts: Parameters<typeof updateAttempt>[2]; record: NewAnswerRecord }

/** False when another attempt has taken over since. */
async function keepDraft(ctx: ServiceContext, { request, number }: Attempt, { text, output, finishReason, firstTokenAt, facts, record }: KeptDraft): Promise<boolean> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const [kept] = await together(updateAttempt(tx, { requestId: request.id, number }, { ...facts, draftText: text, draftOutput: output, finishReason }), insertAnswerRecord(tx, record))
    if (kept && firstTokenAt) await noteFirstToken(tx, request.id, firstTokenAt)
    return kept
  })
}
