"use client"

import { useSyncExternalStore } from "react"

const query = "(max-width: 639px)"

/** Whether there is only room for a phone's layout; on the server there is more. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener("change", listener)
      return () => list.removeEventListener("change", listener)
    },
    () => window.matchMedia(query).matches,
    () => false,
  )
}
