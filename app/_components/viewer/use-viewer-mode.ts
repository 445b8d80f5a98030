"use client"

import { useCallback, useState } from "react"
import type { Place } from "./place"

export type ViewerMode = "pages" | "text"

/** Pages where there are some, text where the passage cannot be marked on them; what the reader chooses stays. */
export function useViewerMode({ isPdf, place }: { isPdf: boolean; place: Place }) {
  const [chosen, setChosen] = useState<ViewerMode | null>(null)
  const [unmarked, setUnmarked] = useState<string | null>(null)
  const key = `${place.start} ${place.end} ${place.page}`
  const giveUpPages = useCallback(() => setUnmarked(key), [key])
  const mode: ViewerMode = isPdf ? (chosen ?? (unmarked === key ? "text" : "pages")) : "text"
  return { mode, choose: setChosen, giveUpPages }
}
