import writeExcelFile from "write-excel-file/node"
import { isDate, isMoney } from "@/lib/documents/values/type-value"
import type { SheetCell, SheetData } from "./sheet-data"

type Cell = { value: string | number | boolean | Date; format?: string; fontWeight?: "bold"; wrap?: boolean } | null

const longestCell = 32_000
const bold = (value: string): Cell => ({ value: plain(value), fontWeight: "bold" })
const citationHeader = ["Document", "Question", "Answer", "Page", "Quote", "Verdict", "Confidence", "Review"]

/** The grid with numbers, amounts and dates as such, and a second sheet with the quote that every answer stands on. */
export async function gridXlsx({ header, rows, citations }: SheetData): Promise<Uint8Array> {
  const table: Cell[][] = [header.map(bold), ...rows.map(({ title, cells }) => [{ value: plain(title) }, ...cells.map(toCell)])]
  const list: Cell[][] = [
    citationHeader.map(bold),
    ...citations.map(({ document, column, answer, page, quote, verdict, confidence, review }): Cell[] => [
      { value: plain(document) },
      { value: plain(column) },
      { value: plain(answer), wrap: true },
      page === null ? null : { value: page },
      { value: plain(quote), wrap: true },
      { value: verdict },
      confidence === null ? null : { value: confidence, format: "0%" },
      { value: review },
    ]),
  ]
  const file = writeExcelFile([
    { data: table, sheet: "Grid", columns: header.map((_, index) => ({ width: index === 0 ? 36 : 24 })), stickyRowsCount: 1, stickyColumnsCount: 1 },
    { data: list, sheet: "Citations", columns: [36, 24, 30, 8, 80, 16, 12, 24].map((width) => ({ width })), stickyRowsCount: 1 },
  ])
  return file.toBuffer()
}

/** Text is written as text, which no spreadsheet runs; what has no value of its type is text too. */
function toCell(cell: SheetCell | null): Cell {
  if (!cell || cell.text === "") return null
  const { type, value, text } = cell
  if (type === "number" && typeof value === "number") return { value }
  if (type === "money" && isMoney(value)) return { value: value.amount, format: value.currency ? `"${value.currency}" #,##0.00` : "#,##0.00" }
  if (type === "date" && isDate(value) && /^\d{4}-\d{2}-\d{2}$/.test(value.iso)) return { value: new Date(`${value.iso}T00:00:00Z`), format: "yyyy-mm-dd" }
  if (type === "yes_no" && typeof value === "boolean") return { value }
  return { value: plain(text), wrap: true }
}

/** Characters that XML cannot hold would make a file that nothing opens. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these very characters are to go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "").slice(0, longestCell)
}
