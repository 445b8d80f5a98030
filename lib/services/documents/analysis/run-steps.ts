import { AppError } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type Deps, type ServiceContext } from "../../context"
import { failRequest, finishCancelled, finishGenerated } from "../../requests"
import { contextFor, type RequestKey } from "../../requests/run/context-for"
import { settleDocument } from "../processing/settle-document"
import type { AnalysisWork } from "./analysis-work"
import { assessContract } from "./assess-contract"
import { extractSection } from "./extract-section"
import { locateQuotes } from "./locate-quotes"
import { type Prepared, prepareAnalysis } from "./prepare-analysis"
import { type SavedClauses, saveClauses } from "./save-clauses"
import { showProgress } from "./show-progress"

export type Stopped = { state: "ended" | "cancelled" | "failed" }
export type AnalysisStep<Result> = Result | Stopped

/** First step. */
export function prepareForAnalysis(deps: Deps, key: RequestKey): Promise<AnalysisStep<Prepared>> {
  return orFail(deps, key, null, (ctx) => prepareAnalysis(ctx, key))
}

/** One step per section. */
export function extractForAnalysis(deps: Deps, key: RequestKey, input: { work: AnalysisWork; index: number }) {
  return orFail(deps, key, input.work, (ctx) => extractSection(ctx, input))
}

/** Between the batches of sections. */
export async function reportForAnalysis(deps: Deps, key: RequestKey, input: { work: AnalysisWork; done: number; sections: number }): Promise<void> {
  const { ctx } = await contextFor(deps, key)
  const { work, done, sections } = input
  const reason = `Looking for clauses: ${done} of ${sections} ${sections === 1 ? "section" : "sections"} read`
  await showProgress(ctx, { work, shareDone: 0.6 + (0.3 * done) / Math.max(1, sections), reason })
}

export function saveForAnalysis(deps: Deps, key: RequestKey, input: { work: AnalysisWork; partIds: string[] }): Promise<AnalysisStep<{ state: "saved" } & SavedClauses>> {
  return orFail(deps, key, input.work, async (ctx) => {
    const saved = await saveClauses(ctx, input)
    await showProgress(ctx, { work: input.work, shareDone: 0.9, reason: `Weighing risks in ${saved.kept} clauses and writing the summary` })
    return { state: "saved", ...saved }
  })
}

/** The draft; then its quotes are looked up and it is held for a reviewer. */
export function assessForAnalysis(deps: Deps, key: RequestKey, work: AnalysisWork): Promise<AnalysisStep<{ state: "written" }>> {
  return orFail(deps, key, work, async (ctx) => {
    const { outcome } = await assessContract(ctx, work)
    return { state: outcome }
  })
}

export function finishForAnalysis(deps: Deps, key: RequestKey, work: AnalysisWork): Promise<AnalysisStep<{ state: "delivered" | "held" }>> {
  return orFail(deps, key, work, async (ctx) => {
    await locateQuotes(ctx, key.requestId)
    const state = await finishGenerated(ctx, key.requestId)
    const note = state === "held" ? "The contract analysis waits for a reviewer to sign it." : undefined
    if (work.isBound) await settleDocument(ctx, work, { problem: null, ...(note ? { note } : {}) })
    return { state }
  })
}

/** When every try of a step has failed for a reason nobody foresaw. */
export async function giveUpOnAnalysis(deps: Deps, key: RequestKey): Promise<void> {
  const { ctx } = await contextFor(deps, key)
  await failRequest(ctx, { requestId: key.requestId, error: null })
  await settleAfter(ctx, await findBoundWork(ctx, key.requestId), { code: "internal", message: "Something went wrong on our side. Try again; if it stays, tell your administrator." })
}

/** An AppError is final: request and document say why. A stop ends both. Anything else is the engine's to repeat. */
async function orFail<Result extends { state: string }>(deps: Deps, key: RequestKey, work: AnalysisWork | null, run: (ctx: ServiceContext) => Promise<Result | { state: "ended" | "cancelled" }>): Promise<AnalysisStep<Result>> {
  const { ctx, isGone } = await contextFor(deps, key)
  try {
    if (isGone) throw new AppError("forbidden", "The person for whom this was analysed is no longer in the workspace.")
    const result = await run(ctx)
    if (result.state === "cancelled") await finishCancelled(ctx, key.requestId)
    if (result.state === "cancelled" || result.state === "ended") await settleAfter(ctx, work ?? (await findBoundWork(ctx, key.requestId)), null)
    return result
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    deps.log.warn({ requestId: key.requestId, code: error.code }, "an analysis failed")
    await failRequest(ctx, { requestId: key.requestId, error })
    await settleAfter(ctx, work ?? (await findBoundWork(ctx, key.requestId)), { code: error.code, message: error.message })
    return { state: "failed" }
  }
}

async function settleAfter(ctx: ServiceContext, work: AnalysisWork | null, problem: { code: string; message: string } | null): Promise<void> {
  if (work?.isBound) await settleDocument(ctx, work, { problem })
}

/** The document version whose analysis this request is, where the work was not opened yet. */
async function findBoundWork(ctx: ServiceContext, requestId: string): Promise<AnalysisWork | null> {
  return ctx.deps.database.workspace({ ...scopeOf(ctx), role: "admin" }, async (tx) => {
    const request = await findRequest(tx, requestId)
    const document = request ? await getDocument(tx, { id: request.documentIds[0] ?? "" }) : null
    if (document?.analysisRequestId !== requestId || !document.currentVersionId) return null
    return { requestId, documentId: document.id, versionId: document.currentVersionId, isBound: true }
  })
}
