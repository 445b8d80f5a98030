"use client"

import { useEffect, useRef } from "react"
import { Notice } from "../../../../_components/ui/notice"
import { PdfPage } from "./pdf-page"
import { usePdf } from "./use-pdf"
import { ViewerSkeleton } from "./viewer-skeleton"

export function PdfViewer({ documentId, versionId, page }: { documentId: string; versionId: string; page: number | null }) {
  const state = usePdf(`/api/documents/${documentId}/file?versionId=${versionId}`)
  const root = useRef<HTMLOListElement>(null)
  const isOpen = state !== null && "pdf" in state
  useEffect(() => {
    if (isOpen && page !== null) root.current?.querySelector(`[data-page="${page}"]`)?.scrollIntoView({ block: "start" })
  }, [isOpen, page])
  if (!state) return <ViewerSkeleton />
  if ("error" in state)
    return (
      <div className="p-4">
        <Notice tone="warn">{state.error}</Notice>
      </div>
    )
  return (
    <ol ref={root} className="mx-auto max-w-4xl space-y-4 p-3 sm:p-5">
      {Array.from({ length: state.pdf.numPages }, (_, index) => (
        <PdfPage key={index} pdf={state.pdf} number={index + 1} ratio={state.ratio} />
      ))}
    </ol>
  )
}
