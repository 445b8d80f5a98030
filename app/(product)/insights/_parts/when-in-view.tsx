"use client"

import { useEffect, useRef, useState, type ReactNode } from "react"
import { Skeleton } from "../../../_components/ui/skeleton"

const restMs = 100

/** Holds the place of something heavy until it is near the screen and the page itself has come to rest. */
export function WhenInView({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null)
  const [isWanted, setIsWanted] = useState(false)
  useEffect(() => {
    const place = ref.current
    if (!place || isWanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        observer.disconnect()
        timer = setTimeout(() => setIsWanted(true), restMs)
      },
      { rootMargin: "200px" },
    )
    const observe = () => observer.observe(place)
    if (document.readyState === "complete") observe()
    else addEventListener("load", observe, { once: true })
    return () => {
      observer.disconnect()
      removeEventListener("load", observe)
      clearTimeout(timer)
    }
  }, [isWanted])
  return (
    <div ref={ref} className="size-full">
      {isWanted ? children : <Skeleton className="size-full" />}
    </div>
  )
}
