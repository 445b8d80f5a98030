"use client"

import { useEffect, useState } from "react"
import type { PageLayoutsView, PageLayoutView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../api/call-api"
import { hasStretch, type Place } from "./place"

/** A passage may run on to the next pages; nobody cites more of them at once. */
const pagesOfPassage = 4

const asked = new Map<string, Promise<PageLayoutView[] | null>>()

/** Asks for the layouts of a page and those after it, once; versions do not change. Null where they cannot be had. */
export function loadLayouts({ documentId, versionId, page }: { documentId: string; versionId: string; page: number }): Promise<PageLayoutView[] | null> {
  const path = `/api/documents/${documentId}/layout?versionId=${versionId}&from=${page}&to=${page + pagesOfPassage - 1}`
  const known = asked.get(path)
  if (known) return known
  const call = callApi<PageLayoutsView>(path).then((called) => {
    if (!called.ok) asked.delete(path)
    return called.ok ? called.data.items : null
  })
  asked.set(path, call)
  return call
}

export type Layouts = { isLoading: boolean; pages: PageLayoutView[] }

/** The layouts of the pages that the passage stands on; empty where there is no passage, or its pages have none. */
export function useLayouts({ documentId, versionId, place }: { documentId: string; versionId: string; place: Place }): Layouts {
  const page = hasStretch(place) ? place.page : null
  const key = `${documentId} ${versionId} ${page}`
  const [loaded, setLoaded] = useState<{ key: string; pages: PageLayoutView[] } | null>(null)
  useEffect(() => {
    if (page === null) return
    let isGone = false
    void loadLayouts({ documentId, versionId, page }).then((pages) => !isGone && setLoaded({ key, pages: pages ?? [] }))
    return () => {
      isGone = true
    }
  }, [documentId, versionId, page, key])
  if (page === null) return { isLoading: false, pages: [] }
  return loaded?.key === key ? { isLoading: false, pages: loaded.pages } : { isLoading: true, pages: [] }
}
