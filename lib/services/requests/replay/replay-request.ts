import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { type AnswerRecord, findAnswerRecord } from "@/lib/store/records/find-answer-record"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { findReviewFacts } from "@/lib/store/requests/find-review-facts"
import { listCitations } from "@/lib/store/requests/list-citations"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import type { SourceRecord } from "@/lib/store/requests/list-sources"
import { listToolCalls } from "@/lib/store/tools/list-tool-calls"
import { scopeOf, type ServiceContext } from "../../context"
import { checkAnswer } from "../finish/check-answer"
import { findRoot, isHiddenFrom, mayKnowOf, mayReadTexts } from "../may-read-request"
import { outputHash } from "../record/output-hash"
import { recordedNames } from "../record/answer-record-of"
import { findWriting } from "./find-writing"
import { rebuildPrompt } from "./rebuild-prompt"
import type { ReplayedCitation, ReplayView } from "./replay.dto"

/**
 * Rebuilds what was sent to the model from what is kept by reference and compares it, and the answer, with the hashes taken
 * when it was written; looks at every citation again. No model is asked. For whoever may read the answer itself.
 */
export async function replayRequest(ctx: ServiceContext, input: { id: string }): Promise<ReplayView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { actor } = ctx
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayKnowOf(tx, actor, request))) throw notFound("request")
    const isHidden = isHiddenFrom(actor, { request, root: await findRoot(tx, request) })
    if (isHidden || !(await mayReadTexts(tx, actor, request))) throw new AppError("forbidden", "Its text is not shown to you, so it cannot be replayed for you.")
    if (request.actorId !== actor.userId) await insertAudit(tx, { actor, action: "request.read_by_other", subjectKind: "request", subjectId: request.id, detail: { replay: true } })
    return replay(tx, ctx, request)
  })
}

async function replay(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<ReplayView> {
  const { writer, elsewhere } = await findWriting(tx, request)
  const mayOpen = writer !== null && (writer.actorId === ctx.actor.userId || ctx.actor.role === "admin")
  const writtenElsewhere = elsewhere ? { kind: elsewhere, requestId: mayOpen ? writer.id : null } : null
  const stored = await storedAnswer(tx, request)
  const none = { requestId: request.id, attempt: null, prompt: null, output: null, citations: [], differences: [], text: stored.text, structured: stored.output, madeFrom: null, writtenElsewhere }
  const record = writer && (await findAnswerRecord(tx, { requestId: writer.id, attempt: writer.currentAttempt }))
  if (!record) return { ...none, state: "unrecorded", missing: [noRecord(request, writer)] }

  const release = await ctx.deps.prompts.release(tx, writer.releaseId)
  const { hash, missing, sources } = await rebuildPrompt(tx, ctx, { request: writer, release, record })
  const prompt = { isSame: hash === record.promptHash, recordedHash: record.promptHash, rebuiltHash: hash }
  const storedHash = outputHash(stored)
  const output = { isSame: storedHash === record.outputHash, recordedHash: record.outputHash, storedHash }
  const citations = await replayCitations(tx, { request, definition: release.definition, text: stored.text ?? "", sources })
  const differences = [
    ...(hash !== null && !prompt.isSame ? ["The prompt rebuilt now is not the one that was sent: the product around it has been updated since."] : []),
    ...(output.isSame ? [] : [await whyOutputDiffers(tx, request)]),
    ...(citations.some(({ was, is }) => is !== null && was !== is) ? ["A citation is judged differently today than when the answer was checked."] : []),
  ]
  return { ...none, state: missing.length > 0 ? "incomplete" : differences.length > 0 ? "different" : "same", attempt: record.attempt, prompt, output, citations, missing, differences, madeFrom: await madeFrom(tx, { writer, record, version: release.definition.version }) }
}

/** The result, or the draft where there is none: what is held, was rejected or was stopped before it showed. */
async function storedAnswer(tx: Tx, request: RequestRecord): Promise<{ text: string | null; output: unknown }> {
  if (!request.isHeld && (request.resultText !== null || request.resultOutput !== null)) return { text: request.resultText, output: request.resultOutput }
  const draft = await findAttempt(tx, { requestId: request.id, number: request.currentAttempt })
  const output = draft?.draftOutput ?? null
  return { text: output === null ? (draft?.draftText ?? null) : null, output }
}

function noRecord(request: RequestRecord, writer: RequestRecord | null): string {
  if (!writer) return "This answer was given again from an earlier one, and which one that was is not known any more."
  if (request.status === "pending" || request.status === "processing") return "It is still being written. Its record is complete when it has finished."
  return request.currentAttempt === 0 ? "No model was asked for this, so there is nothing to rebuild." : "There is no record of how this was written: it is older than the records, or its writing was interrupted."
}

async function whyOutputDiffers(tx: Tx, request: RequestRecord): Promise<string> {
  const review = await findReviewFacts(tx, request.id)
  if (review?.decision === "edit") return `${review.reviewer ?? "A reviewer"} corrected the answer before signing it, so it is not what the model wrote.`
  return "The answer stored now is not the one that the model wrote."
}

type Citing = { request: RequestRecord; definition: Parameters<typeof checkAnswer>[1]["definition"]; text: string; sources: SourceRecord[] }

async function replayCitations(tx: Tx, { request, definition, text, sources }: Citing): Promise<ReplayedCitation[]> {
  const was = await listCitations(tx, request.id)
  if (was.length === 0) return []
  const again = await checkAnswer(tx, { requestId: request.id, definition, text, sources })
  const there = new Set(sources.map(({ marker }) => marker))
  const keyOf = ({ marker, answerStart }: { marker: number; answerStart: number }) => `${marker}:${answerStart}`
  const verdicts = new Map(again.citations.map((citation) => [keyOf(citation), citation.verdict]))
  return was.map(({ marker, answerStart, verdict, chunkId }) => ({ marker, answerStart, was: verdict, is: chunkId !== null && !there.has(marker) ? null : (verdicts.get(keyOf({ marker, answerStart })) ?? null) }))
}

async function madeFrom(tx: Tx, { writer, record, version }: { writer: RequestRecord; record: AnswerRecord; version: string }): Promise<NonNullable<ReplayView["madeFrom"]>> {
  const { provider, model, embeddingModel, variables, earlierRequestIds, attempt } = record
  const calls = await listToolCalls(tx, writer.id)
  return {
    provider,
    model,
    embeddingModel,
    releaseVersion: version,
    today: variables[recordedNames.today] ?? null,
    sources: Number(variables[recordedNames.sources] ?? 0),
    earlierTurns: earlierRequestIds.length,
    toolCalls: calls.filter((call) => call.attempt === attempt).length,
  }
}
