import { AppError } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { updateAnalysis } from "@/lib/store/documents/update-analysis"
import { findRequest } from "@/lib/store/requests/lock-request"
import { scopeOf, type ServiceContext } from "../../context"
import { createPipelineRequest } from "../../requests"
import { changeState } from "./change-state"
import type { VersionWork } from "./read-version"

/** `isRunning`: the analysis will report the document's state from here on. */
export type StartedAnalysis = { isRunning: boolean; problem: { code: string; message: string } | null }

export const analysisPromptKey = "contract_analysis"

/** Asks for the analysis of the serving version; its own durable function does the work. An analysis that did not fail is not asked for again. */
export async function startAnalysis(ctx: ServiceContext, work: VersionWork): Promise<StartedAnalysis> {
  const { database } = ctx.deps
  const { documentId, versionId } = work
  const bound = await database.workspace(scopeOf(ctx), async (tx) => {
    const document = await getDocument(tx, { id: documentId })
    return document?.analysisRequestId ? findRequest(tx, document.analysisRequestId) : null
  })
  if (bound && bound.status !== "failed") return { isRunning: bound.status === "pending" || bound.status === "processing", problem: null }
  await changeState(ctx, { ...work, state: "analysing", shareDone: 0.6, reason: "Searchable; the contract analysis is about to begin" })
  try {
    const { id } = await createPipelineRequest(ctx, { promptKey: analysisPromptKey, payload: {}, documentIds: [documentId], versionId, isAnnounced: true })
    await database.workspace(scopeOf(ctx), (tx) => updateAnalysis(tx, { documentId, versionId, requestId: id }))
    return { isRunning: true, problem: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { isRunning: false, problem: { code: error.code, message: error.message } }
  }
}
