"use client"

import { useEffect, useRef, type RefObject } from "react"

const nearPx = 160

/** Keeps the end of a growing page in sight while the reader is at the end; whoever scrolls up is left in peace. */
export function useStickToBottom(turnCount: number): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const content = end.current?.parentElement
    if (!content || turnCount === 0) return
    const page = document.documentElement
    const toEnd = () => page.scrollTo({ top: page.scrollHeight, behavior: "instant" })
    let isNear = true
    const onScroll = () => {
      isNear = page.scrollHeight - page.scrollTop - page.clientHeight < nearPx
    }
    const observer = new ResizeObserver(() => isNear && toEnd())
    toEnd()
    observer.observe(content)
    window.addEventListener("scroll", onScroll, { passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener("scroll", onScroll)
    }
  }, [turnCount])
  return end
}
