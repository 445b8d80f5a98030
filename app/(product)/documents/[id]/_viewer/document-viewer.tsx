"use client"

import dynamic from "next/dynamic"
import { Download, FileText, Files } from "lucide-react"
import type { ClauseView, VersionView } from "@/lib/services/documents/documents.dto"
import { buttonClass } from "../../../../_components/ui/button-class"
import { cx } from "../../../../_components/ui/cx"
import { Notice } from "../../../../_components/ui/notice"
import { SegmentedControl } from "../../../../_components/ui/segmented-control"
import { TextLink } from "../../../../_components/ui/text-link"
import type { Place } from "./place"
import { TextViewer } from "./text-viewer"
import { ViewerSkeleton } from "./viewer-skeleton"

export type ViewerMode = "pages" | "text"

const PdfViewer = dynamic(async () => (await import("./pdf-viewer")).PdfViewer, { ssr: false, loading: ViewerSkeleton })

const modes = [
  { value: "text", label: "Text", icon: FileText },
  { value: "pages", label: "Pages", icon: Files },
] as const

type DocumentViewerProps = {
  documentId: string
  version: VersionView
  /** The version that answers rest on today, when another one is shown. */
  servingVersion: VersionView | null
  mode: ViewerMode
  onMode: (mode: ViewerMode) => void
  place: Place
  clauses: ClauseView[]
  onClause: (clause: ClauseView) => void
}

export function DocumentViewer({ documentId, version, servingVersion, mode, onMode, place, clauses, onClause }: DocumentViewerProps) {
  const isPdf = version.mediaType === "application/pdf"
  return (
    <section aria-label="The document" className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center gap-2 border-b border-line bg-surface px-4 py-2">
        {isPdf && <SegmentedControl label="Show as" options={modes} value={mode} onChange={onMode} />}
        <span className="min-w-0 truncate text-sm text-muted">
          Version {version.number} · {version.fileName}
        </span>
        <a href={`/api/documents/${documentId}/file?versionId=${version.id}`} download className={buttonClass({ variant: "ghost", size: "sm", className: "ml-auto" })}>
          <Download aria-hidden /> <span className="max-sm:sr-only">Download</span>
        </a>
      </div>
      {servingVersion && servingVersion.id !== version.id && (
        <div className="px-4 py-3">
          <Notice tone="warn" title={`This is version ${version.number}`}>
            Answers rest on version {servingVersion.number} today. <TextLink href={`/documents/${documentId}`}>Show version {servingVersion.number}</TextLink>
          </Notice>
        </div>
      )}
      <div className={cx("min-h-0 flex-1 overflow-y-auto", mode === "text" && "bg-surface")} tabIndex={0} role="region" aria-label={mode === "pages" ? "Pages" : "Text"}>
        {isPdf && mode === "pages" ? (
          <PdfViewer documentId={documentId} versionId={version.id} page={place.page} />
        ) : (
          <TextViewer documentId={documentId} versionId={version.id} place={place} clauses={clauses} onClause={onClause} />
        )}
      </div>
    </section>
  )
}
