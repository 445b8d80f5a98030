"use client"

import dynamic from "next/dynamic"
import { FileText, Files } from "lucide-react"
import type { ClauseView } from "@/lib/services/documents/documents.dto"
import { SegmentedControl } from "../ui/segmented-control"
import type { PdfViewerProps } from "./pdf-viewer"
import type { Place } from "./place"
import { TextViewer } from "./text-viewer"
import type { useViewerMode } from "./use-viewer-mode"
import { ViewerSkeleton } from "./viewer-skeleton"

/** pdf.js and the virtualiser are loaded apart from the page. */
const PdfViewer = dynamic<PdfViewerProps>(async () => (await import("./pdf-viewer")).PdfViewer, { ssr: false, loading: ViewerSkeleton })

const modes = [
  { value: "pages", label: "Pages", icon: Files },
  { value: "text", label: "Text", icon: FileText },
] as const

const noClauses: ClauseView[] = []
const ignore = () => undefined

type PassageViewProps = {
  documentId: string
  versionId: string
  place: Place
  view: ReturnType<typeof useViewerMode>
  /** Names of the two regions. */
  labels?: { pages: string; text: string }
  clauses?: ClauseView[]
  onClause?: (clause: ClauseView) => void
}

/** A version of a document with the passage looked for marked and in sight: on its page, or in its text. */
export function PassageView({ documentId, versionId, place, view, labels = { pages: "Pages", text: "Text" }, clauses = noClauses, onClause = ignore }: PassageViewProps) {
  return view.mode === "pages" ? (
    <PdfViewer documentId={documentId} versionId={versionId} place={place} label={labels.pages} onNoMarks={view.giveUpPages} />
  ) : (
    <TextViewer documentId={documentId} versionId={versionId} place={place} label={labels.text} clauses={clauses} onClause={onClause} />
  )
}

export function ModeControl({ view }: { view: ReturnType<typeof useViewerMode> }) {
  return <SegmentedControl label="Show as" options={modes} value={view.mode} onChange={view.choose} />
}
