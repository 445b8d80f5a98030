import { stringify } from "csv-stringify/sync"
import type { SheetCell, SheetData } from "./sheet-data"

/** Spreadsheets run what begins like this as a formula. */
const startsFormula = /^[\s\u00a0]*[=+\-@]|^[\t\r]/

/** One line per document, as shown; what a spreadsheet would run is made plain text by an apostrophe. */
export function gridCsv({ header, rows }: SheetData): string {
  const lines = [header, ...rows.map(({ title, cells }) => [title, ...cells.map(textOf)])]
  return `\uFEFF${stringify(lines.map((line) => line.map(neutralise)), { record_delimiter: "windows" })}`
}

function neutralise(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text
}

function textOf(cell: SheetCell | null): string {
  return cell?.text ?? ""
}
