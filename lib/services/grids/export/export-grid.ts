import { createHash } from "node:crypto"
import { listColumns } from "@/lib/store/grids/get-grid"
import { listCells } from "@/lib/store/grids/list-cells"
import { recordExport } from "@/lib/store/exports/insert-exported-file"
import { insertAudit } from "@/lib/store/operations/insert-audit"
import { scopeOf, type ServiceContext } from "../../context"
import type { ExportFormat, GridColumnView } from "../grids.dto"
import { requireGrid } from "../require-grid"
import { toCellDetail } from "../to-cell-view"
import { gridCsv } from "./grid-csv"
import { gridXlsx } from "./grid-xlsx"
import { sheetData } from "./sheet-data"

export type ExportedGrid = { bytes: Uint8Array; title: string; mediaType: string }

const mediaTypes = { csv: "text/csv; charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }

/** The grid as far as this person may read it, as a file; what it was made from is noted, so that a recall finds it. */
export async function exportGrid(ctx: ServiceContext, { id, format }: { id: string; format: ExportFormat }): Promise<ExportedGrid> {
  const { actor, deps } = ctx
  const { workspaceId, userId } = actor
  const read = await deps.database.workspace(scopeOf(ctx), async (tx) => {
    const { grid, documents } = await requireGrid(tx, { actor, id })
    return { grid, documents, columns: await listColumns(tx, { gridId: id }), cells: (await listCells(tx, { gridId: id })).map(toCellDetail) }
  })
  const documents = read.documents.map((document) => ({ id: document.id, title: document.title, isPrivate: document.visibility === "private", isReadable: true }))
  const columns: GridColumnView[] = read.columns
  const data = sheetData({ documents, columns, cells: read.cells })
  const bytes = format === "csv" ? new TextEncoder().encode(gridCsv(data)) : await gridXlsx(data)
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  const requestIds = read.cells.flatMap((cell) => (cell.state === "found" && cell.requestId ? [cell.requestId] : []))
  await deps.database.workspace(scopeOf(ctx), async (tx) => {
    await recordExport(tx, { workspaceId, userId, format, subjectKind: "grid", subjectId: id, requestIds, sha256 })
    await insertAudit(tx, { actor, action: "grid.exported", subjectKind: "grid", subjectId: id, detail: { format, cells: read.cells.length, sha256 } })
  })
  return { bytes, title: read.grid.title, mediaType: mediaTypes[format] }
}
