"use client"

import { useCallback, useEffect, useState } from "react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import type { Page } from "@/lib/services/paging.dto"
import { callApi } from "../../../_components/api/call-api"
import { isAtWork } from "../../../_components/document/document-states"
import { showToast } from "../../../_components/ui/toast"

const pollMs = 1_500

/** A list belongs to the filter it was asked for. */
type Fetched = { filter: string; page: Page<DocumentRow> }

/** The list of documents, kept fresh while one of them is being worked on. */
export function useDocumentList({ initial, q, state }: { initial: Page<DocumentRow>; q: string; state: string }) {
  const filter = `${state}|${q}`
  const [fetched, setFetched] = useState<Fetched | null>(null)
  const [fetchedFurther, setFetchedFurther] = useState<Fetched | null>(null)
  const first = fetched?.filter === filter ? fetched.page : initial
  const further = fetchedFurther?.filter === filter ? fetchedFurther.page : null
  const [isLoadingMore, setIsLoadingMore] = useState(false)

  const load = useCallback(
    (cursor: string | null) => callApi<Page<DocumentRow>>(`/api/documents?${new URLSearchParams({ limit: "50", ...(q ? { q } : {}), ...(state ? { state } : {}), ...(cursor ? { cursor } : {}) })}`),
    [q, state],
  )
  const refresh = useCallback(async () => {
    const called = await load(null)
    if (called.ok) setFetched({ filter, page: called.data })
  }, [load, filter])

  const isLive = first.items.some((row) => isAtWork(row.state))
  useEffect(() => {
    if (!isLive) return
    const timer = setInterval(() => document.visibilityState === "visible" && void refresh(), pollMs)
    return () => clearInterval(timer)
  }, [isLive, refresh])

  const nextCursor = further ? further.nextCursor : first.nextCursor
  const loadMore = async () => {
    if (!nextCursor) return
    setIsLoadingMore(true)
    const called = await load(nextCursor)
    setIsLoadingMore(false)
    if (called.ok) setFetchedFurther({ filter, page: { items: [...(further?.items ?? []), ...called.data.items], nextCursor: called.data.nextCursor } })
    else showToast(called.problem.detail, "danger")
  }
  const rows = [...new Map([...(further?.items ?? []), ...first.items].map((row) => [row.id, row])).values()].sort((a, b) => (a.id < b.id ? 1 : -1))
  return { rows, hasMore: nextCursor !== null, isLoadingMore, loadMore, refresh }
}
