"use client"

import { useEffect, useMemo, useRef, useState } from "react"
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist"
import { markBoxes, type Marking, type PlacedText } from "./mark-boxes"
import { PageMarks } from "./page-marks"
import { placedTexts } from "./placed-texts"

const sharpest = 2
const widestPx = 1600
/** Pages flown over are not drawn. */
const settleMs = 60

type PdfPageProps = {
  pdf: PDFDocumentProxy
  number: number
  /** Height ÷ width, until the page itself says. */
  ratio: number
  widthPx: number
  /** What of this page is to be marked. */
  marking: Marking | null
  /** Drawn at once, before its neighbours. */
  isSought: boolean
}

/** One page, drawn while it is near the screen and let go when it is far, so that memory does not grow with the file. */
export function PdfPage({ pdf, number, ratio: guessedRatio, widthPx, marking, isSought }: PdfPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const [ratio, setRatio] = useState(guessedRatio)
  const [state, setState] = useState<"waiting" | "drawn" | "failed">("waiting")
  const [placed, setPlaced] = useState<PlacedText[]>([])
  const marks = useMemo(() => (marking ? markBoxes(marking, placed) : []), [marking, placed])
  const isMarked = marking !== null

  useEffect(() => {
    let task: RenderTask | null = null
    let isGone = false
    const draw = async () => {
      const page = await pdf.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      if (isGone || !canvas.current) return
      setRatio(natural.height / natural.width)
      const width = Math.min(widestPx, widthPx * Math.min(sharpest, window.devicePixelRatio || 1))
      const viewport = page.getViewport({ scale: width / natural.width })
      canvas.current.width = Math.floor(viewport.width)
      canvas.current.height = Math.floor(viewport.height)
      task = page.render({ canvas: canvas.current, viewport })
      await task.promise
      if (isGone) return
      setState("drawn")
      const texts = isMarked ? await placedTexts(page).catch(() => []) : []
      if (!isGone) setPlaced(texts)
    }
    const timer = setTimeout(
      () =>
        void draw().catch((error: unknown) => {
          if (!isGone && (error as { name?: string } | null)?.name !== "RenderingCancelledException") setState("failed")
        }),
      isSought ? 0 : settleMs,
    )
    return () => {
      isGone = true
      clearTimeout(timer)
      task?.cancel()
    }
  }, [pdf, number, widthPx, isSought, isMarked])

  return (
    <>
      <div data-page={number} data-state={state} className="relative isolate overflow-hidden rounded-sm border border-line bg-white shadow-raised" style={{ aspectRatio: `1 / ${ratio}` }}>
        <canvas ref={canvas} role="img" aria-label={`Page ${number}, as a picture${marks.length > 0 ? ", with the passage marked" : ""}. Its words are under Text.`} className="absolute inset-0 size-full" />
        <PageMarks boxes={marks} />
        {state === "failed" && <p className="absolute inset-0 flex items-center justify-center p-6 text-center text-[#535863]">This page could not be drawn. Its text is under “Text”.</p>}
      </div>
      <p className="pt-1 pb-4 text-center text-xs text-faint tabular-nums">{number}</p>
    </>
  )
}
