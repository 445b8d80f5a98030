"use client"

import { useEffect, useState, type RefObject } from "react"

/** True while an element is on the screen or within about a screen of it. */
export function useNearness(ref: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), { rootMargin: "900px 0px" })
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return isNear
}
