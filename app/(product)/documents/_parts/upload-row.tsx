"use client"

import { CircleAlert, CircleCheck, FileText, Files } from "lucide-react"
import { formatBytes } from "../../../_components/format/format-bytes"
import { Button } from "../../../_components/ui/button"
import { ProgressBar } from "../../../_components/ui/progress-bar"
import { TextLink } from "../../../_components/ui/text-link"
import type { Upload, UploadEvent } from "./uploads"

const icons = { waiting: FileText, sending: FileText, accepted: CircleCheck, unchanged: Files, refused: CircleAlert }
const inks = { waiting: "text-faint", sending: "text-muted", accepted: "text-good-ink", unchanged: "text-muted", refused: "text-danger-ink" }

export function UploadRow({ upload, dispatch }: { upload: Upload; dispatch: (event: UploadEvent) => void }) {
  const { key, name, byteLength, phase, shareSent, document, problem } = upload
  const Icon = icons[phase]
  const canRetry = phase === "refused" && problem !== null && problem.status !== 413 && problem.status !== 415 && problem.status !== 422
  return (
    <li className="flex items-start gap-3 px-4 py-2 text-sm">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${inks[phase]}`} />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="flex flex-wrap gap-x-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          <span className="text-faint">{formatBytes(byteLength)}</span>
          {phase === "waiting" && <span className="ml-auto text-muted">Waiting</span>}
          {document && (
            <span className="ml-auto min-w-0 truncate text-muted">
              {phase === "unchanged" ? "Already here, the very same file: " : "Uploaded: "}
              <TextLink href={`/documents/${document.id}`}>{document.title}</TextLink>
            </span>
          )}
        </p>
        {phase === "sending" && <ProgressBar label={`Uploading ${name}`} share={shareSent} />}
        {phase === "refused" && <p className="break-words text-danger-ink">{problem?.detail}</p>}
      </div>
      {canRetry && (
        <Button size="sm" onClick={() => dispatch({ kind: "retried", key })}>
          Try again
        </Button>
      )}
      {phase === "refused" && (
        <Button size="sm" variant="ghost" onClick={() => dispatch({ kind: "dismissed", key })} aria-label={`Dismiss ${name}`}>
          Dismiss
        </Button>
      )}
    </li>
  )
}
