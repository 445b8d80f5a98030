import type { GridColumnType } from "@/drizzle/schema/grids"
import type { CellDetail, GridColumnView, GridDocumentView } from "../grids.dto"

export type SheetCell = { text: string; type: GridColumnType; value: unknown }
export type Citation = { document: string; column: string; answer: string; page: number | null; quote: string; verdict: string; confidence: number | null; review: string }
export type SheetData = { header: string[]; rows: { title: string; cells: (SheetCell | null)[] }[]; citations: Citation[] }

const verdictWords = { exact: "Exact", normalised: "Same words", fuzzy: "Close", unsupported: "Not found in the document" }
const reviewWords = { accepted: "Accepted", corrected: "Corrected", rejected: "Rejected" }

/** What leaves the product: answers as they are shown, rejected and withdrawn ones left out of the table but not out of the list. */
export function sheetData(input: { documents: GridDocumentView[]; columns: GridColumnView[]; cells: CellDetail[] }): SheetData {
  const { documents, columns, cells } = input
  const byPlace = new Map(cells.map((cell) => [`${cell.documentId} ${cell.columnId}`, cell]))
  const rows = documents.map(({ id, title }) => ({
    title,
    cells: columns.map(({ id: columnId, type }): SheetCell | null => {
      const cell = byPlace.get(`${id} ${columnId}`)
      return cell ? { text: textOf(cell), type, value: cell.state === "found" && cell.review !== "rejected" ? cell.value : null } : null
    }),
  }))
  const citations = documents.flatMap(({ id, title }) =>
    columns.flatMap((column): Citation[] => {
      const cell = byPlace.get(`${id} ${column.id}`)
      if (cell?.state !== "found") return []
      return [{ document: title, column: column.title, answer: cell.shown ?? "", page: cell.page, quote: cell.quote ?? "", verdict: cell.verdict ? verdictWords[cell.verdict] : "", confidence: cell.confidence, review: reviewOf(cell) }]
    }),
  )
  return { header: ["Document", ...columns.map(({ title }) => title)], rows, citations }
}

function textOf(cell: CellDetail): string {
  if (cell.review === "rejected") return "Rejected"
  if (cell.state === "found") return cell.shown ?? ""
  return { not_found: "Not found", failed: "Failed", withdrawn: "Withdrawn", waiting: "", running: "" }[cell.state]
}

function reviewOf({ review, isStale, isDoubtful }: CellDetail): string {
  const state = review ? reviewWords[review] : isDoubtful ? "To be reviewed" : "Not reviewed"
  return isStale ? `${state}; the document has changed since` : state
}
