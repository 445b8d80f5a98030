"use client"

import { Lock } from "lucide-react"
import type { DocumentProgress, DocumentView } from "@/lib/services/documents/documents.dto"
import { DocumentStateBadge } from "../../../../_components/document/document-state-badge"
import { isAtWork } from "../../../../_components/document/document-states"
import { WatchButton } from "../../../../_components/notifications/watch-button"
import { Badge } from "../../../../_components/ui/badge"
import { TextLink } from "../../../../_components/ui/text-link"
import { DeleteButton } from "./delete-button"
import { FetchAgainButton } from "./fetch-again-button"
import { NewVersionButton } from "./new-version-button"
import { RetryButton } from "./retry-button"
import { canRetry } from "./can-retry"

export function DocumentHeader({ document, progress, maxUploadBytes }: { document: DocumentView; progress: DocumentProgress; maxUploadBytes: number }) {
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line bg-surface px-4 py-3 sm:px-6">
      <div className="min-w-0">
        <p className="text-sm text-muted">
          <TextLink href="/documents">Documents</TextLink>
        </p>
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="min-w-0 text-lg font-semibold break-words">{document.title}</h1>
          <DocumentStateBadge state={progress.state} />
          {document.visibility === "private" && (
            <Badge tone="warn" icon={Lock}>
              Private
            </Badge>
          )}
        </div>
      </div>
      {!document.canEdit && <WatchButton subjectKind="document" subjectId={document.id} />}
      {document.canEdit && (
        <div className="flex flex-wrap items-center gap-2">
          {canRetry(document, progress) && <RetryButton documentId={document.id} />}
          {document.sourceUrl && !isAtWork(progress.state) && <FetchAgainButton documentId={document.id} />}
          <WatchButton subjectKind="document" subjectId={document.id} />
          <NewVersionButton documentId={document.id} maxUploadBytes={maxUploadBytes} />
          <DeleteButton documentId={document.id} title={document.title} />
        </div>
      )}
    </header>
  )
}
