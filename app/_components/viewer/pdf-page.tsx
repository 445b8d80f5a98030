"use client"

import { useLayoutEffect, useMemo, useRef } from "react"
import type { PagePicture } from "./draw-page"
import { markBoxes, type Marking } from "./mark-boxes"
import { PageMarks } from "./page-marks"
import { drawnWidth } from "./page-size"
import { usePicture, usePlacedTexts } from "./use-picture"

type PdfPageProps = {
  url: string
  number: number
  /** Height ÷ width, until the page itself says. */
  ratio: number
  widthPx: number
  /** What of this page is to be marked. */
  marking: Marking | null
  /** Drawn at once, before its neighbours. */
  isSought: boolean
}

/** One page with its marks, which do not wait for its picture; drawn while it is near the screen and let go when it is far, so that memory does not grow with the file. */
export function PdfPage({ url, number, ratio, widthPx, marking, isSought }: PdfPageProps) {
  const frame = useRef<HTMLDivElement>(null)
  const { picture, isFailed } = usePicture({ url, number, widthPx: drawnWidth(widthPx), isSought })
  const placed = usePlacedTexts(picture, { url, number, isWanted: marking !== null })
  const marks = useMemo(() => (marking ? markBoxes(marking, placed) : []), [marking, placed])

  useLayoutEffect(() => {
    if (!picture) return
    const sheet = sheetOf(picture)
    frame.current?.append(sheet)
    return () => sheet.remove()
  }, [picture])

  return (
    <>
      <div
        data-page={number}
        data-state={picture ? "drawn" : isFailed ? "failed" : "waiting"}
        className="relative isolate overflow-hidden rounded-sm border border-line bg-white shadow-raised"
        style={{ aspectRatio: `1 / ${picture?.ratio ?? ratio}` }}
      >
        <div ref={frame} role="img" aria-label={`Page ${number}, as a picture${marks.length > 0 ? ", with the passage marked" : ""}. Its words are under Text.`} className="absolute inset-0" />
        <PageMarks boxes={marks} />
        {isFailed && !picture && <p className="absolute inset-0 flex items-center justify-center p-6 text-center text-[#535863]">This page could not be drawn. Its text is under “Text”.</p>}
      </div>
      <p className="pt-1 pb-4 text-center text-xs text-faint tabular-nums">{number}</p>
    </>
  )
}

/** A canvas stands in one place only: who comes second gets a copy. */
function sheetOf({ canvas }: PagePicture): HTMLCanvasElement {
  const sheet = canvas.isConnected ? document.createElement("canvas") : canvas
  if (sheet !== canvas) {
    sheet.width = canvas.width
    sheet.height = canvas.height
    sheet.getContext("2d")?.drawImage(canvas, 0, 0)
  }
  sheet.className = "size-full"
  return sheet
}
