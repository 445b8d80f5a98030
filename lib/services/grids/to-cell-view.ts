import type { CellRecord } from "@/lib/store/grids/list-cells"
import type { CellDetail, CellView } from "./grids.dto"

/** Below this a person should look at what was found. */
const leastConfidence = 0.6

const nothing = { shown: null, page: null, verdict: null, confidence: null }

/** A withdrawn answer is shown to nobody. */
export function toCellView(cell: CellRecord): CellView {
  const { id, columnId, documentId } = cell
  if (isWithdrawn(cell)) {
    const error = `This answer was withdrawn${cell.withdrawnReason ? `: ${cell.withdrawnReason}` : ""}. Ask again on what holds now.`
    return { id, columnId, documentId, ...nothing, state: "withdrawn", error, review: null, isStale: false, isDoubtful: false, doubts: [] }
  }
  const { state, shown, page, verdict, confidence, error, review } = cell
  const isStale = cell.staleAt !== null
  const doubts = doubtsOf(cell, isStale)
  return { id, columnId, documentId, state, shown, page, verdict, confidence, error, review, isStale, isDoubtful: doubts.length > 0, doubts }
}

export function toCellDetail(cell: CellRecord): CellDetail {
  const view = toCellView(cell)
  const isShown = view.state !== "withdrawn"
  const { documentTitle, requestId, versionId, reviewerName, reviewedAt } = cell
  return {
    ...view,
    documentTitle,
    requestId,
    versionId,
    value: isShown ? cell.value : null,
    quote: isShown ? cell.quote : null,
    start: isShown ? cell.start : null,
    end: isShown ? cell.end : null,
    reviewer: isShown ? reviewerName : null,
    reviewedAt: isShown ? (reviewedAt?.toISOString() ?? null) : null,
  }
}

/** One that is asked again keeps the withdrawn request until there is another. */
function isWithdrawn({ state, withdrawnAt }: CellRecord): boolean {
  return withdrawnAt !== null && (state === "found" || state === "not_found")
}

/** Why a person should look; a person's own word settles all but what has changed since. */
function doubtsOf(cell: CellRecord, isStale: boolean): string[] {
  const stale = isStale ? ["The document has changed since this was read."] : []
  if (cell.state !== "found" || cell.review !== null) return stale
  const { verdict, confidence, value } = cell
  return [
    ...stale,
    ...(verdict === "unsupported" || verdict === null ? ["The quote was not found in the document."] : []),
    ...(verdict === "fuzzy" ? ["The document has nearly, but not quite, the words of the quote."] : []),
    ...(value === null ? ["The words give no single value of the column's type."] : []),
    ...(confidence !== null && confidence < leastConfidence ? [`The model is only ${Math.round(confidence * 100)} % sure, or the quote does not hold the value.`] : []),
  ]
}
