import type { DocumentProgress, DocumentView } from "@/lib/services/documents/documents.dto"

const unfinished = ["failed", "cancelled", "rejected", "waiting_for_budget"]

/** Whether there is work to take up again: after a failure, or when something of a ready document is still missing. */
export function canRetry({ canEdit, analysis, latestVersion }: Pick<DocumentView, "canEdit" | "analysis" | "latestVersion">, { state, code }: DocumentProgress): boolean {
  if (!canEdit) return false
  if (state === "failed" || state === "needs_ocr") return true
  return state === "ready" && (code !== null || latestVersion.warnings.some((warning) => warning.code === "pages_unrecognised") || (analysis !== null && unfinished.includes(analysis.status)))
}
