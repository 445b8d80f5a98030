import type { KeyboardEvent } from "react"

/** Moves focus among the matching elements with arrows, Home and End. */
export function moveFocus({ event, root, selector }: { event: KeyboardEvent; root: HTMLElement; selector: string }) {
  const items = [...root.querySelectorAll<HTMLElement>(selector)]
  const current = items.findIndex((item) => item === document.activeElement)
  const next = nextIndex(event.key, { current, count: items.length })
  if (next === null) return
  event.preventDefault()
  items[next]?.focus()
}

function nextIndex(key: string, { current, count }: { current: number; count: number }): number | null {
  if (count === 0) return null
  if (key === "ArrowDown" || key === "ArrowRight") return (current + 1) % count
  if (key === "ArrowUp" || key === "ArrowLeft") return (current - 1 + count) % count
  if (key === "Home") return 0
  if (key === "End") return count - 1
  return null
}
