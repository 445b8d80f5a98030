"use client"

import { useEffect, type RefObject } from "react"

/** Closes something that floats when a click lands outside it or Escape is pressed. */
export function useDismiss({ ref, isOpen, close }: { ref: RefObject<HTMLElement | null>; isOpen: boolean; close: () => void }) {
  useEffect(() => {
    if (!isOpen) return
    const onPointer = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return
      event.stopPropagation()
      close()
      ref.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus()
    }
    document.addEventListener("pointerdown", onPointer)
    document.addEventListener("keydown", onKey)
    return () => {
      document.removeEventListener("pointerdown", onPointer)
      document.removeEventListener("keydown", onKey)
    }
  }, [ref, isOpen, close])
}
