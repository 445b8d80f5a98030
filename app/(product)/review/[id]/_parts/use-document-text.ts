"use client"

import { useEffect, useState } from "react"
import type { DocumentTextView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"
import type { PaneDocument } from "./passage"

export type LoadedText = { view: DocumentTextView | null; problem: Problem | null }

const nothing: LoadedText = { view: null, problem: null }

/** The text of one version of a document; what was loaded for another is not shown meanwhile. */
export function useDocumentText({ documentId, versionId }: Pick<PaneDocument, "documentId" | "versionId">): LoadedText {
  const key = `${documentId}/${versionId ?? ""}`
  const [loaded, setLoaded] = useState<{ key: string } & LoadedText>({ key: "", ...nothing })
  useEffect(() => {
    const stop = new AbortController()
    const query = versionId ? `?versionId=${versionId}` : ""
    void callApi<DocumentTextView>(`/api/documents/${documentId}/text${query}`, { signal: stop.signal }).then((called) => {
      if (stop.signal.aborted) return
      setLoaded({ key, view: called.ok ? called.data : null, problem: called.ok ? null : called.problem })
    })
    return () => stop.abort()
  }, [key, documentId, versionId])
  return loaded.key === key ? loaded : nothing
}
