"use client"

import { useEffect, useRef } from "react"
import type { DocumentTextView } from "@/lib/services/documents/documents.dto"
import type { Passage } from "./passage"
import { type TextBlock, textBlocks } from "./text-blocks"

/** The text of a version with one passage marked and in view. */
export function DocumentText({ view, passage }: { view: DocumentTextView; passage: Passage | null }) {
  const box = useRef<HTMLDivElement>(null)
  const start = passage?.start ?? null
  const page = passage?.page ?? null
  useEffect(() => {
    const target = box.current?.querySelector("mark") ?? (page === null ? null : box.current?.querySelector(`[data-page="${page}"]`))
    const scroller = box.current
    if (target && scroller) scroller.scrollTop += target.getBoundingClientRect().top - scroller.getBoundingClientRect().top - scroller.clientHeight / 3
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the mark is in the page, so a new version or passage is what moves it
  }, [view.versionId, start, page])
  return (
    <div ref={box} tabIndex={0} role="region" aria-label="Text of the document" className="min-h-0 flex-1 overflow-y-auto px-4 py-3 text-base leading-relaxed whitespace-pre-wrap">
      {textBlocks(view).map((block) => (
        <div key={block.start} data-page={block.page ?? undefined} className="[contain-intrinsic-size:auto_40rem] [content-visibility:auto]">
          {block.page !== null && <p className="my-2 border-b border-line pb-1 text-xs text-faint select-none">Page {block.page}</p>}
          <MarkedBlock text={view.text} block={block} passage={passage} />
        </div>
      ))}
    </div>
  )
}

function MarkedBlock({ text, block, passage }: { text: string; block: TextBlock; passage: Passage | null }) {
  const from = Math.max(block.start, passage?.start ?? Infinity)
  const to = Math.min(block.end, passage?.end ?? -Infinity)
  if (from >= to) return <>{text.slice(block.start, block.end)}</>
  return (
    <>
      {text.slice(block.start, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, block.end)}
    </>
  )
}
