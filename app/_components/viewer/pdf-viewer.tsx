"use client"

import { useEffect, useMemo, useRef } from "react"
import type { PageLayoutView } from "@/lib/services/documents/documents.dto"
import { ViewerNotice } from "./viewer-notice"
import { markBoxes, type Marking } from "./mark-boxes"
import { PdfPages } from "./pdf-pages"
import { pdfUrl } from "./pdf-url"
import { hasStretch, type Place } from "./place"
import { useLayouts, type Layouts } from "./use-layouts"
import { usePdf, type PdfState } from "./use-pdf"
import { useSize } from "./use-size"
import { ViewerSkeleton } from "./viewer-skeleton"

export type PdfViewerProps = {
  documentId: string
  versionId: string
  place: Place
  label: string
  /** Called where it is not known how the passage stands on its page; its text can still be marked. */
  onNoMarks: () => void
}

/** The pages of a PDF, with the passage looked for marked on its page and in sight. */
export function PdfViewer({ documentId, versionId, place, label, onNoMarks }: PdfViewerProps) {
  const url = pdfUrl({ documentId, versionId })
  const state = usePdf(url)
  const layouts = useLayouts({ documentId, versionId, place })
  const scroller = useRef<HTMLDivElement>(null)
  const size = useSize(scroller)
  const markings = useMemo(() => new Map(hasStretch(place) ? listMarkings(layouts.pages, place) : []), [layouts.pages, place])
  const ratios = useMemo(() => new Map(layouts.pages.map(({ page, width, height }) => [page, height / width] as const)), [layouts.pages])
  const file = fileFacts(state, layouts)
  const isUnmarked = hasStretch(place) && !layouts.isLoading && markings.size === 0
  useEffect(() => {
    if (isUnmarked) onNoMarks()
  }, [isUnmarked, onNoMarks])
  return (
    <div ref={scroller} tabIndex={0} role="region" aria-label={label} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
      {state && "error" in state ? (
        <ViewerNotice>{state.error}</ViewerNotice>
      ) : !file || size.widthPx === 0 || layouts.isLoading ? (
        <ViewerSkeleton />
      ) : (
        <PdfPages url={url} pageCount={file.pageCount} ratio={file.ratio} ratios={ratios} markings={markings} place={place} scroller={scroller} scrollerSize={size} />
      )}
    </div>
  )
}

/** The pages that the passage really stands on. */
function listMarkings(pages: readonly PageLayoutView[], { start, end }: { start: number; end: number }): [page: number, marking: Marking][] {
  return pages.flatMap((layout): [number, Marking][] => (markBoxes({ layout, start, end }).length > 0 ? [[layout.page, { layout, start, end }]] : []))
}

/** How many pages there are and of what shape: from the open file, and before it is open from what is known of the passage's page. */
function fileFacts(state: PdfState, { pages, pageCount }: Layouts): { pageCount: number; ratio: number } | null {
  if (state && "pdf" in state) return { pageCount: state.pdf.numPages, ratio: state.ratio }
  const [layout] = pages
  return layout && pageCount ? { pageCount, ratio: layout.height / layout.width } : null
}
