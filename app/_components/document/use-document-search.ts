"use client"

import { useEffect, useState } from "react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import type { Page } from "@/lib/services/paging.dto"
import { callApi } from "../api/call-api"

export type DocumentChoices = { items: DocumentRow[]; isLoading: boolean; error: string | null }

/** Documents whose title fits what is typed, newest first; asked for while `isActive`. */
export function useDocumentSearch({ query, isActive }: { query: string; isActive: boolean }): DocumentChoices {
  const [choices, setChoices] = useState<DocumentChoices>({ items: [], isLoading: true, error: null })
  useEffect(() => {
    if (!isActive) return
    const stop = new AbortController()
    const load = async () => {
      const search = new URLSearchParams({ limit: "30", ...(query.trim() ? { q: query.trim() } : {}) })
      const called = await callApi<Page<DocumentRow>>(`/api/documents?${search}`, { signal: stop.signal })
      if (stop.signal.aborted) return
      setChoices(called.ok ? { items: called.data.items, isLoading: false, error: null } : { items: [], isLoading: false, error: called.problem.detail })
    }
    const timer = setTimeout(() => void load(), query ? 150 : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query, isActive])
  return choices
}
