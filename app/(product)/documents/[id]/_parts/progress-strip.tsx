import { ScanText } from "lucide-react"
import type { DocumentProgress } from "@/lib/services/documents/documents.dto"
import { documentStateLooks, isAtWork } from "../../../../_components/document/document-states"
import { Notice } from "../../../../_components/ui/notice"
import { ProgressBar } from "../../../../_components/ui/progress-bar"

/** What is being done with the document, or why it stopped and what to do. */
export function ProgressStrip({ progress: { state, shareDone, reason, code }, isExplainedBelow }: { progress: DocumentProgress; isExplainedBelow: boolean }) {
  if (isAtWork(state))
    return (
      <div className="space-y-1.5 border-b border-line bg-surface px-4 py-2.5 sm:px-6">
        <p role="status" className="flex justify-between gap-4 text-sm">
          <span className="min-w-0">
            {reason ?? documentStateLooks[state].label}
          </span>
          <span className="text-faint tabular-nums">{Math.round(shareDone * 100)} %</span>
        </p>
        <ProgressBar label="Progress" share={shareDone} />
      </div>
    )
  if (state === "failed" || state === "needs_ocr")
    return (
      <div className="px-4 py-3 sm:px-6">
        <Notice tone={state === "failed" ? "danger" : "warn"} {...(state === "needs_ocr" ? { icon: ScanText } : {})} title={state === "failed" ? "This could not be read" : "This file has pictures of text, but no text"}>
          {reason ?? (state === "failed" ? "Try again, or upload another version." : "Run text recognition (OCR) over it and upload the result as a new version.")}
        </Notice>
      </div>
    )
  if (reason && (code !== null || !isExplainedBelow))
    return (
      <div className="px-4 py-3 sm:px-6">
        <Notice tone={code ? "warn" : "neutral"}>{reason}</Notice>
      </div>
    )
  return null
}
