"use client"

import { useEffect, useLayoutEffect, useMemo, useRef, type RefObject } from "react"
import { useVirtualizer } from "@tanstack/react-virtual"
import { markBoxes, type MarkBox, type Marking } from "./mark-boxes"
import { pageSize } from "./page-size"
import { PdfPage } from "./pdf-page"
import type { Place } from "./place"
import type { Size } from "./use-size"

/** The number below a page, and the space to the next. */
const footPx = 36
/** How far below the top edge the passage comes to stand, as a share of what is in sight. */
const sightline = 0.25

type PdfPagesProps = {
  url: string
  pageCount: number
  ratio: number
  /** Shapes of pages known beforehand. */
  ratios: ReadonlyMap<number, number>
  markings: ReadonlyMap<number, Marking>
  place: Place
  scroller: RefObject<HTMLDivElement | null>
  scrollerSize: Size
}

/** Only pages near the screen exist: five hundred cost as little as five. */
export function PdfPages({ url, pageCount, ratio, ratios, markings, place, scroller, scrollerSize }: PdfPagesProps) {
  const { widthPx, gutter } = pageSize(scrollerSize.widthPx)
  const heightOf = (page: number) => widthPx * (ratios.get(page) ?? ratio)
  const sought = Math.min(Math.max(1, place.page ?? 1), pageCount)
  const marking = markings.get(sought)
  const firstMark = useMemo(() => (marking ? (markBoxes(marking)[0] ?? null) : null), [marking])
  const isSomewhere = place.page !== null || place.start !== null
  const soughtHeight = heightOf(sought)
  const initialOffset = () => {
    let top = gutter
    for (let page = 1; page < sought; page++) top += heightOf(page) + footPx
    return isSomewhere ? Math.max(0, top + offsetInPage({ firstMark, heightPx: soughtHeight, scrollerHeightPx: scrollerSize.heightPx, gutter })) : 0
  }
  // oxlint-disable-next-line react-hooks-js/incompatible-library -- nothing here is memoised on what the virtualiser returns
  const pages = useVirtualizer({
    count: pageCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(index + 1) + footPx,
    overscan: 1,
    paddingStart: gutter,
    initialRect: { width: scrollerSize.widthPx, height: scrollerSize.heightPx },
    initialOffset,
  })
  const shown = useRef({ widthPx })

  useLayoutEffect(() => {
    if (shown.current.widthPx !== widthPx) pages.measure()
    shown.current = { widthPx }
  }, [pages, widthPx])

  useEffect(() => {
    if (!isSomewhere) return
    const pageTop = pages.getOffsetForIndex(sought - 1, "start")?.[0] ?? 0
    pages.scrollToOffset(Math.max(0, pageTop + offsetInPage({ firstMark, heightPx: soughtHeight, scrollerHeightPx: scroller.current?.clientHeight ?? 0, gutter })))
  }, [place, isSomewhere, sought, soughtHeight, firstMark, pages, scroller, gutter])

  return (
    <ol className="relative mx-auto" style={{ height: pages.getTotalSize(), width: widthPx }}>
      {pages.getVirtualItems().map(({ index, start }) => (
        <li key={index} ref={pages.measureElement} data-index={index} className="absolute inset-x-0 top-0" style={{ transform: `translateY(${start}px)` }}>
          <PdfPage url={url} number={index + 1} ratio={ratios.get(index + 1) ?? ratio} widthPx={widthPx} marking={markings.get(index + 1) ?? null} isSought={index + 1 === sought} />
        </li>
      ))}
    </ol>
  )
}

type SoughtPage = { firstMark: MarkBox | null; heightPx: number; scrollerHeightPx: number; gutter: number }

/** How far below the top of its page the sight begins: so that the passage is in it, or the page's top. */
function offsetInPage({ firstMark, heightPx, scrollerHeightPx, gutter }: SoughtPage): number {
  return firstMark ? firstMark.y * heightPx - scrollerHeightPx * sightline : -gutter
}
