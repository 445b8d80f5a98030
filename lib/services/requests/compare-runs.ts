import type { Tx } from "@/drizzle/client"
import { AppError, notFound } from "@/lib/errors"
import { type AnswerRecord, findAnswerRecord } from "@/lib/store/records/find-answer-record"
import { findAttempt } from "@/lib/store/requests/find-attempt"
import { listSources, type SourceRecord } from "@/lib/store/requests/list-sources"
import { findRequest, type RequestRecord } from "@/lib/store/requests/lock-request"
import { listKeptEvidence } from "@/lib/store/reuse/list-kept-evidence"
import { hashJson } from "@/prompts/content-hash"
import { scopeOf, type ServiceContext } from "../context"
import type { Release } from "../prompts/catalogue"
import { tellsToday } from "../reuse/scope-hash"
import { compareEvidence } from "./compare-evidence"
import { compareReleases } from "./compare-releases"
import { findRoot, isHiddenFrom, mayKnowOf, mayReadTexts } from "./may-read-request"
import { recordedNames } from "./record/answer-record-of"
import type { DifferenceCause, DifferenceView } from "./replay/difference.dto"
import { findWriting } from "./replay/find-writing"

/** How an answer came about: its record is that of the request for which it was written. */
type Run = { request: RequestRecord; release: Release; record: AnswerRecord | null; model: string | null; sources: SourceRecord[]; answer: string | null; isShown: boolean }

/** A repeat beside the request that it repeats: the answers and what was not the same, by cause. For whoever may read both. */
export async function compareRuns(ctx: ServiceContext, input: { id: string }): Promise<DifferenceView> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const request = await findRequest(tx, input.id)
    if (!request || !(await mayKnowOf(tx, ctx.actor, request))) throw notFound("request")
    const earlier = request.rerunOfId ? await findRequest(tx, request.rerunOfId) : null
    if (!earlier) throw notFound("earlier request")
    if (!(await mayReadTexts(tx, ctx.actor, request)) || !(await mayReadTexts(tx, ctx.actor, earlier))) throw new AppError("forbidden", "The texts of both requests are needed for this, and they are not shown to you.")
    const [before, now] = [await readRun(tx, ctx, earlier), await readRun(tx, ctx, request)]
    const isOver = hasEnded(request) && hasEnded(earlier)
    const causes = isOver ? causesOf(before, now) : []
    const isSame = hashJson(answerOf(earlier)) === hashJson(answerOf(request))
    const known = causes.filter(({ kind }) => kind !== "chance")
    return {
      requestId: request.id,
      earlierId: earlier.id,
      earlierAt: earlier.createdAt.toISOString(),
      state: !isOver ? "waiting" : isSame ? "same" : "different",
      answers: { earlier: before.isShown ? before.answer : null, now: now.isShown ? now.answer : null },
      causes: isSame ? known : causes,
      canKeep: isOver && known.length > 1 ? await keepable(tx, { earlier, causes }) : [],
    }
  })
}

async function readRun(tx: Tx, ctx: ServiceContext, request: RequestRecord): Promise<Run> {
  const { writer } = await findWriting(tx, request)
  const record = writer && (await findAnswerRecord(tx, { requestId: writer.id, attempt: writer.currentAttempt }))
  const attempt = writer && !record ? await findAttempt(tx, { requestId: writer.id, number: writer.currentAttempt }) : null
  const sources = await listSources(tx, request.id)
  const given = record ? Number(record.variables[recordedNames.sources] ?? sources.length) : sources.length
  const isShown = !isHiddenFrom(ctx.actor, { request, root: await findRoot(tx, request) })
  const { text, output } = answerOf(request)
  return {
    request,
    release: await ctx.deps.prompts.release(tx, request.releaseId),
    record,
    model: record?.model ?? attempt?.model ?? null,
    sources: sources.filter(({ marker }) => marker <= given),
    answer: text ?? (output === null ? null : JSON.stringify(output, null, 2)),
    isShown,
  }
}

function answerOf({ resultText, resultOutput }: RequestRecord): { text: string | null; output: unknown } {
  return { text: resultText, output: resultOutput ?? null }
}

function hasEnded({ status }: RequestRecord): boolean {
  return status !== "pending" && status !== "processing"
}

function causesOf(before: Run, now: Run): DifferenceCause[] {
  const causes = [compareEvidence(before.sources, now.sources), releaseCause(before, now), modelCause(before, now), contextCause(before, now)].filter((cause) => cause !== null)
  if (causes.length > 0) return causes
  const isSamePrompt = before.record !== null && before.record.promptHash === now.record?.promptHash
  return [{ kind: "chance", temperature: now.release.definition.temperature, isSamePrompt }]
}

function releaseCause(before: Run, now: Run): DifferenceCause | null {
  if (before.release.id === now.release.id) return null
  const [earlier, current] = [before.release.definition, now.release.definition]
  return { kind: "release", earlierVersion: earlier.version, version: current.version, changes: compareReleases(earlier, current) }
}

/** Where a release asks for another model, that is the release's doing. */
function modelCause(before: Run, now: Run): DifferenceCause | null {
  const isAskedFor = before.release.definition.model.model !== now.release.definition.model.model
  if (isAskedFor || before.model === null || now.model === null || before.model === now.model) return null
  return { kind: "model", earlier: before.model, now: now.model }
}

function contextCause(before: Run, now: Run): DifferenceCause | null {
  if (!before.record || !now.record) return null
  const [day, today] = [before.record, now.record].map(({ variables }) => variables[recordedNames.today] ?? "")
  const [turns, turnsNow] = [before.record, now.record].map(({ earlierRequestIds }) => earlierRequestIds.join())
  const sentences = [
    ...(day !== today && tellsToday(now.release.definition) ? [`The model is told the day: it was ${day} then, and ${today} now.`] : []),
    ...(turns !== turnsNow ? ["What was said before in the conversation is not the same."] : []),
    ...(before.record.embeddingModel !== now.record.embeddingModel ? ["Passages are found with another embedding model."] : []),
  ]
  return sentences.length > 0 ? { kind: "context", sentences } : null
}

async function keepable(tx: Tx, { earlier, causes }: { earlier: RequestRecord; causes: DifferenceCause[] }): Promise<DifferenceView["canKeep"]> {
  const has = (kind: DifferenceCause["kind"]) => causes.some((cause) => cause.kind === kind)
  const evidence = has("document") ? await listKeptEvidence(tx, earlier.id) : []
  return [...(has("release") ? (["release"] as const) : []), ...(evidence.length > 0 && evidence.every(({ isThere }) => isThere) ? (["evidence"] as const) : [])]
}
