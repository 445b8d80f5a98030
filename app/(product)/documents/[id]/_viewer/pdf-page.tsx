"use client"

import { useEffect, useRef, useState } from "react"
import type { PDFDocumentProxy, RenderTask } from "pdfjs-dist"
import { useNearness } from "./use-nearness"

const sharpest = 2
const widestPx = 1600

/** One page, drawn while it is near the screen and let go when it is far, so that memory does not grow with the file. */
export function PdfPage({ pdf, number, ratio: guessedRatio }: { pdf: PDFDocumentProxy; number: number; ratio: number }) {
  const item = useRef<HTMLLIElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [ratio, setRatio] = useState(guessedRatio)
  const [hasFailed, setHasFailed] = useState(false)
  const isNear = useNearness(item)

  useEffect(() => {
    if (!isNear) return
    let task: RenderTask | null = null
    let isGone = false
    const draw = async () => {
      const page = await pdf.getPage(number)
      const natural = page.getViewport({ scale: 1 })
      if (isGone || !canvas.current || !item.current) return
      setRatio(natural.height / natural.width)
      const width = Math.min(widestPx, item.current.clientWidth * Math.min(sharpest, window.devicePixelRatio || 1))
      const viewport = page.getViewport({ scale: width / natural.width })
      canvas.current.width = Math.floor(viewport.width)
      canvas.current.height = Math.floor(viewport.height)
      task = page.render({ canvas: canvas.current, viewport })
      await task.promise
    }
    draw().catch((error: unknown) => {
      if (!isGone && (error as { name?: string } | null)?.name !== "RenderingCancelledException") setHasFailed(true)
    })
    return () => {
      isGone = true
      task?.cancel()
    }
  }, [pdf, number, isNear])

  return (
    <li ref={item} data-page={number} className="scroll-mt-3">
      <div className="relative overflow-hidden rounded-sm border border-line bg-white shadow-raised" style={{ aspectRatio: `1 / ${ratio}` }}>
        {isNear && <canvas ref={canvas} role="img" aria-label={`Page ${number}, as a picture. Its words are under Text.`} className="absolute inset-0 size-full" />}
        {hasFailed && <p className="absolute inset-0 flex items-center justify-center p-6 text-center text-[#535863]">This page could not be drawn. Its text is under “Text”.</p>}
      </div>
      <p className="pt-1 text-center text-xs text-faint tabular-nums">{number}</p>
    </li>
  )
}
