"use client"

import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react"
import type { PDFDocumentProxy } from "pdfjs-dist"
import { useVirtualizer } from "@tanstack/react-virtual"
import { markBoxes, type Marking } from "./mark-boxes"
import { PdfPage } from "./pdf-page"
import type { Place } from "./place"

const widestPagePx = 896
const gutterPx = { narrow: 12, wide: 20 }
/** The number below a page, and the space to the next. */
const footPx = 36
/** How far below the top edge the passage comes to stand, as a share of what is in sight. */
const sightline = 0.25

type PdfPagesProps = {
  pdf: PDFDocumentProxy
  ratio: number
  /** Shapes of pages known beforehand. */
  ratios: ReadonlyMap<number, number>
  markings: ReadonlyMap<number, Marking>
  place: Place
  scroller: RefObject<HTMLDivElement | null>
  scrollerWidthPx: number
}

/** Only pages near the screen exist: five hundred cost as little as five. */
export function PdfPages({ pdf, ratio, ratios, markings, place, scroller, scrollerWidthPx }: PdfPagesProps) {
  const gutter = scrollerWidthPx < 560 ? gutterPx.narrow : gutterPx.wide
  const widthPx = Math.min(widestPagePx, scrollerWidthPx - 2 * gutter)
  const heightOf = (page: number) => widthPx * (ratios.get(page) ?? ratio)
  // oxlint-disable-next-line react-hooks-js/incompatible-library -- nothing here is memoised on what the virtualiser returns
  const pages = useVirtualizer({ count: pdf.numPages, getScrollElement: () => scroller.current, estimateSize: (index) => heightOf(index + 1) + footPx, overscan: 1, paddingStart: gutter, initialRect: { width: scrollerWidthPx, height: 900 } })
  const shown = useRef({ widthPx: 0 })

  useLayoutEffect(() => {
    if (shown.current.widthPx !== widthPx) pages.measure()
    shown.current = { widthPx }
  }, [pages, widthPx])

  const sought = Math.min(Math.max(1, place.page ?? 1), pdf.numPages)
  const marking = markings.get(sought)
  const firstMark = useMemo(() => (marking ? (markBoxes(marking)[0] ?? null) : null), [marking])
  useEffect(() => {
    if (place.page === null && place.start === null) return
    const pageTop = pages.getOffsetForIndex(sought - 1, "start")?.[0] ?? 0
    const inPage = firstMark ? firstMark.y * widthPx * (ratios.get(sought) ?? ratio) - (scroller.current?.clientHeight ?? 0) * sightline : -gutter
    pages.scrollToOffset(Math.max(0, pageTop + inPage))
  }, [place, sought, firstMark, pages, ratio, ratios, scroller, widthPx, gutter])

  return (
    <ol className="relative mx-auto" style={{ height: pages.getTotalSize(), width: widthPx }}>
      {pages.getVirtualItems().map(({ index, start }) => (
        <li key={index} ref={pages.measureElement} data-index={index} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
          <PdfPage pdf={pdf} number={index + 1} ratio={ratios.get(index + 1) ?? ratio} widthPx={widthPx} marking={markings.get(index + 1) ?? null} isSought={index + 1 === sought} />
        </li>
      ))}
    </ol>
  )
}
