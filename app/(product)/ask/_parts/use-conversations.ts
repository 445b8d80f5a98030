"use client"

import { useCallback, useEffect, useState } from "react"
import type { Page } from "@/lib/services/paging.dto"
import type { ConversationRow } from "@/lib/services/requests/requests.dto"
import { callApi } from "../../../_components/api/call-api"
import { showToast } from "../../../_components/ui/toast"
import { onConversationChange } from "./conversation-signal"

export function useConversations(initial: Page<ConversationRow>) {
  const [page, setPage] = useState(initial)
  const [isLoadingMore, setIsLoadingMore] = useState(false)

  useEffect(
    () =>
      onConversationChange(() => {
        void callApi<Page<ConversationRow>>("/api/conversations?limit=30").then((called) => called.ok && setPage(called.data))
      }),
    [],
  )

  const loadMore = useCallback(async () => {
    if (!page.nextCursor) return
    setIsLoadingMore(true)
    const called = await callApi<Page<ConversationRow>>(`/api/conversations?limit=30&cursor=${encodeURIComponent(page.nextCursor)}`)
    setIsLoadingMore(false)
    if (called.ok) setPage({ items: [...page.items, ...called.data.items], nextCursor: called.data.nextCursor })
    else showToast(called.problem.detail, "danger")
  }, [page])

  return { ...page, isLoadingMore, loadMore }
}
