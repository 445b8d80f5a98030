"use client"

import { useEffect, useMemo, useRef } from "react"
import type { ClauseView } from "@/lib/services/documents/documents.dto"
import { ProblemNotice } from "../api/problem-notice"
import { Button } from "../ui/button"
import { ViewerSkeleton } from "./viewer-skeleton"
import { hasStretch, type Place } from "./place"
import { textBlocks } from "./text-blocks"
import type { TextMark } from "./text-segments"
import { TextBlockView } from "./text-block-view"
import { useDocumentText } from "./use-document-text"

type TextViewerProps = { documentId: string; versionId: string; place: Place; label: string; clauses: ClauseView[]; onClause: (clause: ClauseView) => void }

/** A version's text by page or section, with its clauses and the passage looked for marked. */
export function TextViewer({ documentId, versionId, place, label, clauses, onClause }: TextViewerProps) {
  const { text, problem, reload } = useDocumentText({ documentId, versionId })
  const root = useRef<HTMLDivElement>(null)
  const blocks = useMemo(() => (text ? textBlocks(text) : []), [text])
  const marks = useMemo<TextMark[]>(() => {
    const found = clauses.flatMap(({ versionId: of, start, end, clauseType }): TextMark[] => (of === versionId && start !== null && end !== null ? [{ start, end, kind: "clause", label: clauseType }] : []))
    return hasStretch(place) ? [...found, { start: place.start, end: place.end, kind: "passage", label: "Cited passage" }] : found
  }, [clauses, place, versionId])

  useEffect(() => {
    if (!text || !root.current) return
    const target = root.current.querySelector("[data-passage]") ?? (place.page !== null && !hasStretch(place) ? root.current.querySelector(`[data-block="page-${place.page}"]`) : null)
    const show = () => target?.scrollIntoView({ block: hasStretch(place) ? "center" : "start" })
    show()
    // Blocks above that were not drawn yet take their real height only now.
    const frame = requestAnimationFrame(show)
    return () => cancelAnimationFrame(frame)
  }, [text, place])

  const openClause = (mark: TextMark) => {
    const clause = clauses.find(({ start, end, clauseType }) => start === mark.start && end === mark.end && clauseType === mark.label)
    if (clause) onClause(clause)
  }
  return (
    <div tabIndex={0} role="region" aria-label={label} className="min-h-0 flex-1 overflow-y-auto overscroll-contain bg-surface">
      {problem ? (
        <ProblemNotice problem={problem} actions={<Button onClick={() => void reload()}>Try again</Button>} className="m-4" />
      ) : text ? (
        <div ref={root} className="mx-auto max-w-3xl px-5 py-5 sm:px-8">
          {blocks.map((block) => (
            <TextBlockView key={block.key} text={text.text} block={block} marks={marks} onMark={openClause} />
          ))}
          {text.text.trim() === "" && <p className="text-muted">This version has no text.</p>}
        </div>
      ) : (
        <ViewerSkeleton />
      )}
    </div>
  )
}
