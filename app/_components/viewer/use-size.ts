"use client"

import { useLayoutEffect, useState, type RefObject } from "react"
import { flushSync } from "react-dom"

export type Size = { widthPx: number; heightPx: number }

/** The inner size of an element; zero until it is known and while it is not shown. Known before the browser paints. */
export function useSize(ref: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ widthPx: 0, heightPx: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => setSize((known) => (known.widthPx === element.clientWidth && known.heightPx === element.clientHeight ? known : { widthPx: element.clientWidth, heightPx: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(() => flushSync(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
