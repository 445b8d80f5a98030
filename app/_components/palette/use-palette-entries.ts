"use client"

import { useEffect, useState } from "react"
import type { DocumentRow } from "@/lib/services/documents/documents.dto"
import type { Page } from "@/lib/services/paging.dto"
import type { ConversationRow } from "@/lib/services/requests/requests.dto"
import { callApi } from "../api/call-api"

type Entries = { documents: DocumentRow[]; conversations: ConversationRow[] }

/** Recent conversations, and the documents that fit what is typed. */
export function usePaletteEntries(query: string): Entries {
  const [documents, setDocuments] = useState<DocumentRow[]>([])
  const [conversations, setConversations] = useState<ConversationRow[]>([])
  useEffect(() => {
    void callApi<Page<ConversationRow>>("/api/conversations?limit=30").then((called) => called.ok && setConversations(called.data.items))
  }, [])
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(
      () => {
        const search = new URLSearchParams({ limit: "8", ...(query.trim() ? { q: query.trim() } : {}) })
        void callApi<Page<DocumentRow>>(`/api/documents?${search}`, { signal: stop.signal }).then((called) => called.ok && setDocuments(called.data.items))
      },
      query ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [query])
  return { documents, conversations }
}
