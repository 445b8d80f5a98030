import { typeValue } from "@/lib/documents/values/type-value"
import { AppError, notFound } from "@/lib/errors"
import { lockCell, updateCell } from "@/lib/store/grids/fill-cells"
import { findCell } from "@/lib/store/grids/list-cells"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../context"
import type { CellDetail, ReviewCellInput } from "./grids.dto"
import { mayReviewCells, requireGrid } from "./require-grid"
import { toCellDetail, toCellView } from "./to-cell-view"

const forms = { text: "a text", number: "a number such as 12.5", money: "an amount such as USD 1,250.00", date: "a date such as 2025-03-31", duration: "a length of time such as 90 days", yes_no: "yes or no", clause: "a clause" }

/** A person's word on a cell. Throws conflict while it is being answered, invalid_payload for a value that the column's type does not take. */
export async function reviewCell(ctx: ServiceContext, { id, cellId, ...input }: ReviewCellInput & { id: string; cellId: string }): Promise<CellDetail> {
  const { actor, deps } = ctx
  return deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid } = await requireGrid(tx, { actor, id })
    await lockCell(tx, { cellId })
    const before = await findCell(tx, { gridId: id, cellId })
    if (!before) throw notFound("cell")
    if (!mayReviewCells(actor, grid)) throw new AppError("forbidden", "Only the person who made this grid, a reviewer or an administrator can review its cells.")
    const { state } = toCellView(before)
    if (state !== "found" && state !== "not_found" && !(input.review === "corrected" && state === "failed")) throw new AppError("conflict", "This cell has no answer to review.")
    const corrected = input.review === "corrected" ? typeValue(before.type, input.value) : null
    if (corrected?.value === null) throw new AppError("invalid_payload", `This column takes ${forms[before.type]}.`, { fields: [{ field: "value", message: `Write ${forms[before.type]}.` }] })
    const value = corrected ? { value: corrected.value, shown: corrected.shown, state: "found" as const, error: null } : {}
    await updateCell(tx, { cellId, changes: { ...value, review: input.review, reviewedBy: actor.userId, reviewedAt: deps.clock() } })
    await insertAudit(tx, { actor, action: `grid_cell.${input.review}`, subjectKind: "grid", subjectId: id, detail: { cellId, documentId: before.documentId, columnId: before.columnId, before: before.review } })
    const cell = await findCell(tx, { gridId: id, cellId })
    if (!cell) throw notFound("cell")
    return toCellDetail(cell)
  })
}
