import { notFound } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { updateAnalysis } from "@/lib/store/documents/update-analysis"
import { appendFrames } from "@/lib/store/requests/append-frames"
import { lockRequest } from "@/lib/store/requests/lock-request"
import { updateRequest } from "@/lib/store/requests/update-request"
import { scopeOf, type ServiceContext } from "../../context"
import { openingParts, statusPart } from "../../requests/stream/parts"
import { type AnalysisWork, loadVersion, sectionsOf, stopReason } from "./analysis-work"

export type Prepared = { state: "prepared"; work: AnalysisWork; sections: number } | { state: "ended" | "cancelled" }

/** Opens the work on an analysis: which version, in how many sections. Throws not_found when the document cannot be read any more. */
export async function prepareAnalysis(ctx: ServiceContext, { requestId }: { requestId: string }): Promise<Prepared> {
  const { database, hub, clock } = ctx.deps
  const opened = await database.workspace(scopeOf(ctx), async (tx) => {
    const request = await lockRequest(tx, requestId)
    const stop = stopReason(request)
    if (stop || !request) return { state: stop ?? ("ended" as const) }
    const documentId = request.documentIds[0] ?? ""
    const document = await getDocument(tx, { id: documentId })
    const versionId = document?.currentVersionId
    if (!document || !versionId) throw notFound("document")
    const isBound = request.origin === "pipeline"
    if (isBound) await updateAnalysis(tx, { documentId, versionId, requestId })
    const parts = request.status === "pending" ? [...openingParts(requestId), statusPart("processing", "retrieving", "Reading the contract section by section")] : []
    if (request.status === "pending") await updateRequest(tx, requestId, { status: "processing", startedAt: clock() })
    const frames = await appendFrames(tx, { workspaceId: request.workspaceId, requestId, attempt: request.currentAttempt, parts })
    await hub.notify(tx, [`request:${requestId}`])
    return { state: "prepared" as const, frames, work: { requestId, documentId, versionId, isBound } }
  })
  if (opened.state !== "prepared") return { state: opened.state }
  hub.publish(`request:${requestId}`, opened.frames)
  const { version } = await loadVersion(ctx, opened.work)
  if (!version) throw notFound("document")
  return { state: "prepared", work: opened.work, sections: sectionsOf(version).length }
}
