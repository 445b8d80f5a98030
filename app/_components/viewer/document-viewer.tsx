"use client"

import { Download } from "lucide-react"
import type { ClauseView, VersionView } from "@/lib/services/documents/documents.dto"
import { passageHref } from "../answer/passage-href"
import { buttonClass } from "../ui/button-class"
import { Notice } from "../ui/notice"
import { TextLink } from "../ui/text-link"
import { CopyLink } from "./copy-link"
import { ModeControl, PassageView } from "./passage-view"
import { hasStretch, type Place } from "./place"
import { useViewerMode } from "./use-viewer-mode"

type DocumentViewerProps = {
  documentId: string
  version: VersionView
  /** The version that answers rest on today, when another one is shown. */
  servingVersion: VersionView | null
  place: Place
  clauses: ClauseView[]
  onClause: (clause: ClauseView) => void
}

export function DocumentViewer({ documentId, version, servingVersion, place, clauses, onClause }: DocumentViewerProps) {
  const isPdf = version.mediaType === "application/pdf"
  const view = useViewerMode({ isPdf, place })
  return (
    <section aria-label="The document" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-b border-line bg-surface px-4 py-2">
        {isPdf && <ModeControl view={view} />}
        <span className="min-w-0 truncate text-sm text-muted">
          Version {version.number} · {version.fileName}
        </span>
        <span className="ml-auto flex items-center">
          {hasStretch(place) && <CopyLink href={passageHref({ ...place, documentId, versionId: version.id })} />}
          <a href={`/api/documents/${documentId}/file?versionId=${version.id}`} download className={buttonClass({ variant: "ghost", size: "sm" })}>
            <Download aria-hidden /> <span className="max-sm:sr-only">Download</span>
          </a>
        </span>
      </div>
      {servingVersion && servingVersion.id !== version.id && (
        <div className="px-4 py-3">
          <Notice tone="warn" title={version.isWithdrawn ? `This is version ${version.number}, which was withdrawn` : `This is version ${version.number}`}>
            Answers rest on version {servingVersion.number} today. <TextLink href={`/documents/${documentId}`}>Show version {servingVersion.number}</TextLink>
          </Notice>
        </div>
      )}
      <PassageView documentId={documentId} versionId={version.id} place={place} view={view} clauses={clauses} onClause={onClause} />
    </section>
  )
}
