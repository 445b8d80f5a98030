"use client"

import { useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import type { DocumentProgress } from "@/lib/services/documents/documents.dto"
import { isAtWork } from "../../../../_components/document/document-states"
import { followStream } from "../../../../_components/stream/follow-stream"
import { waitFor } from "../../../../_components/stream/wait-for"

/** How far the work on a document is. The page's own facts are read anew at each new state, for the text, clauses and analysis that came with it. */
export function useProgress({ documentId, initial }: { documentId: string; initial: DocumentProgress }): DocumentProgress {
  const router = useRouter()
  const [latest, setLatest] = useState<DocumentProgress | null>(null)
  const { state: initialState } = initial
  const isLive = isAtWork(initialState)

  useEffect(() => {
    if (!isLive) return
    const stop = new AbortController()
    let state = initialState
    const follow = async () => {
      const events = followStream({ path: `/api/documents/${documentId}/progress`, signal: stop.signal, fetch: (path, init) => fetch(path, init), wait: (delayMs) => waitFor(delayMs, stop.signal) })
      for await (const event of events) {
        if (event.kind !== "part" || stop.signal.aborted) continue
        const progress = event.part as DocumentProgress
        setLatest(progress)
        if (progress.state !== state) router.refresh()
        state = progress.state
      }
      if (!stop.signal.aborted) router.refresh()
    }
    void follow()
    return () => stop.abort()
  }, [documentId, isLive, initialState, router])

  return isLive && latest ? latest : initial
}
