import type { CellView } from "@/lib/services/grids/grids.dto"

/** What a cell says at a glance; colour only adds to it. */
export function cellWords(cell: CellView | undefined): { text: string; ink: string } {
  switch (cell?.state) {
    case undefined:
      return { text: "Loading", ink: "text-faint" }
    case "waiting":
      return { text: "Waiting", ink: "text-faint" }
    case "running":
      return { text: "Reading…", ink: "text-accent-ink" }
    case "found":
      return { text: cell.shown ?? "", ink: cell.review === "rejected" ? "text-faint line-through" : "text-ink" }
    case "not_found":
      return { text: "Not found", ink: "text-faint" }
    case "failed":
      return { text: "Failed", ink: "text-danger-ink" }
    case "withdrawn":
      return { text: "Withdrawn", ink: "text-danger-ink" }
  }
}

const reviews = { accepted: "accepted", corrected: "corrected by a person", rejected: "rejected" }

/** The rest of it, for people who do not see the marks. */
export function cellLabel(cell: CellView | undefined, column: string, document: string): string {
  const marks = cell ? [cell.isStale ? "the document has changed since" : "", cell.isDoubtful ? "to be reviewed" : "", cell.review ? reviews[cell.review] : ""].filter(Boolean) : []
  return `${column}, ${document}: ${[cellWords(cell).text, ...marks].join(", ")}`
}
