import { AppError } from "@/lib/errors"
import { getDocument } from "@/lib/store/documents/get-document"
import { getVersionText } from "@/lib/store/documents/get-version"
import { type CellToFill, lockCell, updateCell } from "@/lib/store/grids/fill-cells"
import { insertSystemAudit } from "@/lib/store/operations/insert-audit"
import { setReplacement } from "@/lib/store/recalls/recalled-cells"
import { listSources } from "@/lib/store/requests/list-sources"
import { scopeOf, type ServiceContext } from "../context"
import { createPipelineRequest, runRequestInline } from "../requests"
import { readCellOutput } from "./read-cell-output"

const promptKey = "grid_cell"

/** What ends the whole round: the next cell would be refused for the same reason. */
const endsRound = new Set(["budget_exceeded", "stopped"])

type Work = CellToFill & { versionId: string }

/**
 * Answers one cell for the grid's owner, as a request with its own release, budget and ledger rows. A cell that fails says why
 * and leaves the others alone; one that a dead process had begun goes on with the request that is there. Throws AppError
 * where no other cell can be answered either.
 */
export async function fillCell(ctx: ServiceContext, { cellId }: { cellId: string }): Promise<void> {
  try {
    const work = await beginCell(ctx, cellId)
    if (!work) return
    const requestId = await requestOf(ctx, work)
    const { output } = await runRequestInline(ctx, { requestId })
    await saveAnswer(ctx, { work, requestId, output })
  } catch (error) {
    if (!(error instanceof AppError) || endsRound.has(error.code)) throw error
    await endCell(ctx, { cellId, error: error.message })
  }
}

/** Null when there is nothing to answer any more. */
async function beginCell(ctx: ServiceContext, cellId: string): Promise<Work | null> {
  return ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const cell = await lockCell(tx, { cellId })
    if (!cell || (cell.state !== "waiting" && cell.state !== "running")) return null
    const document = await getDocument(tx, { id: cell.documentId })
    if (!document) throw new AppError("not_found", "The person who made this grid may not read this document any more, or it was deleted.")
    if (!document.currentVersionId) throw new AppError("conflict", "This document has no text yet: it is still being read, or could not be. Ask again when it is ready.")
    // The moment it was asked at stays: it is what makes a repeated try the same request.
    await updateCell(tx, { cellId, changes: { state: "running" }, isTouched: false })
    return { ...cell, versionId: document.currentVersionId }
  })
}

async function requestOf(ctx: ServiceContext, work: Work): Promise<string> {
  if (work.requestId && work.isRequestCurrent) return work.requestId
  const { question, type, clauseType } = work
  const payload = { question, type, ...(clauseType ? { clauseType } : {}) }
  const occasion = `cell ${work.id} at ${work.updatedAt.toISOString()}`
  const { id } = await createPipelineRequest(ctx, { promptKey, payload, documentIds: [work.documentId], occasion })
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    await updateCell(tx, { cellId: work.id, changes: { requestId: id }, isTouched: false })
    if (work.requestId) await setReplacement(tx, { recalledId: work.requestId, replacementId: id })
  })
  return id
}

async function saveAnswer(ctx: ServiceContext, { work, requestId, output }: { work: Work; requestId: string; output: unknown }): Promise<void> {
  const { documentId } = work
  const { sources, version, versionId } = await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const read = await listSources(tx, requestId)
    const readVersionId = read[0]?.versionId ?? work.versionId
    return { sources: read, versionId: readVersionId, version: await getVersionText(tx, { documentId, versionId: readVersionId }) }
  })
  if (!version) throw new AppError("conflict", "The document was deleted while it was read.")
  const answer = readCellOutput({ output, type: work.type, text: version.text, pages: version.pages, passages: sources.map(({ start, end }) => ({ start, end })) })
  if (!answer) throw new AppError("provider_failed", "The model's answer had another form than a cell takes. Ask again.")
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const cell = await lockCell(tx, { cellId: work.id })
    if (cell?.state !== "running") return
    await updateCell(tx, { cellId: work.id, changes: { ...answer, requestId, versionId, error: null } })
    await insertSystemAudit(tx, { workspaceId: ctx.actor.workspaceId, action: "grid_cell.answered", subjectKind: "grid", subjectId: work.gridId, detail: { cellId: work.id, documentId, requestId, state: answer.state } })
  })
}

async function endCell(ctx: ServiceContext, { cellId, error }: { cellId: string; error: string }): Promise<void> {
  await ctx.deps.database.workspace(scopeOf(ctx), async (tx) => {
    const cell = await lockCell(tx, { cellId })
    if (!cell || (cell.state !== "waiting" && cell.state !== "running")) return
    await updateCell(tx, { cellId, changes: { state: "failed", error } })
    await insertSystemAudit(tx, { workspaceId: ctx.actor.workspaceId, action: "grid_cell.failed", subjectKind: "grid", subjectId: cell.gridId, detail: { cellId, documentId: cell.documentId } })
  })
}
