"use client"

import { useCallback, useEffect, useState } from "react"

/** Which mark of which answer is open beside it: `start` is where the mark stands in the answer. */
export type OpenSource = { marker: number; start: number }

const parameter = "source"

/** The open mark of an answer, kept in the address: it survives a reload, and Back closes it. */
export function useOpenSource(requestId: string) {
  const [source, setSource] = useState<OpenSource | null>(null)
  useEffect(() => {
    const read = () => setSource(readAddress(requestId))
    read()
    window.addEventListener("popstate", read)
    window.addEventListener(changed, read)
    return () => {
      window.removeEventListener("popstate", read)
      window.removeEventListener(changed, read)
    }
  }, [requestId])
  const open = useCallback(({ marker, start }: OpenSource) => writeAddress(`${requestId}.${marker}.${start}`), [requestId])
  const close = useCallback(() => {
    if (readAddress(requestId)) writeAddress(null)
  }, [requestId])
  return { source, open, close }
}

/** Tells every answer of the page that another mark is open. */
const changed = "countersign:source"

function readAddress(requestId: string): OpenSource | null {
  const [of, marker, start] = (new URLSearchParams(window.location.search).get(parameter) ?? "").split(".")
  return of === requestId && /^\d{1,3}$/.test(marker ?? "") && /^\d{1,7}$/.test(start ?? "") ? { marker: Number(marker), start: Number(start) } : null
}

function writeAddress(value: string | null): void {
  const url = new URL(window.location.href)
  const isFirst = !url.searchParams.has(parameter)
  if (value === null) url.searchParams.delete(parameter)
  else url.searchParams.set(parameter, value)
  if (isFirst) window.history.pushState(null, "", url)
  else window.history.replaceState(null, "", url)
  window.dispatchEvent(new Event(changed))
}
