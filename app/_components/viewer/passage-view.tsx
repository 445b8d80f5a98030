"use client"

import { FileText, Files } from "lucide-react"
import type { ClauseView } from "@/lib/services/documents/documents.dto"
import { SegmentedControl } from "../ui/segmented-control"
import type { PdfViewerProps } from "./pdf-viewer"
import type { Place } from "./place"
import { TextViewer } from "./text-viewer"
import { usePdfViewer } from "./use-pdf-viewer"
import type { useViewerMode } from "./use-viewer-mode"
import { ViewerNotice } from "./viewer-notice"
import { ViewerSkeleton } from "./viewer-skeleton"

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
    <Pages documentId={documentId} versionId={versionId} place={place} label={labels.pages} onNoMarks={view.giveUpPages} />
  ) : (
    <TextViewer documentId={documentId} versionId={versionId} place={place} label={labels.text} clauses={clauses} onClause={onClause} />
  )
}

function Pages(props: PdfViewerProps) {
  const PdfViewer = usePdfViewer()
  if (PdfViewer === "failed") return <ViewerNotice>The pages cannot be shown just now: a part of this site did not load. The text can still be read; reload the page to try again.</ViewerNotice>
  // oxlint-disable-next-line react/static-components -- it is the same component each time, once it is loaded
  return PdfViewer ? <PdfViewer {...props} /> : <ViewerSkeleton />
}

export function ModeControl({ view }: { view: ReturnType<typeof useViewerMode> }) {
  return <SegmentedControl label="Show as" options={modes} value={view.mode} onChange={view.choose} />
}
