"use client"

import { useCallback, useEffect, useState } from "react"
import type { DocumentTextView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../api/call-api"
import type { Problem } from "../api/problem"

type Loaded = { path: string; text: DocumentTextView | null; problem: Problem | null }

/** The text of a version. Kept for as long as the page is open; versions do not change. */
const texts = new Map<string, DocumentTextView>()

export function useDocumentText({ documentId, versionId }: { documentId: string; versionId: string }) {
  const path = `/api/documents/${documentId}/text?versionId=${versionId}`
  const [loaded, setLoaded] = useState<Loaded>({ path, text: texts.get(path) ?? null, problem: null })
  const load = useCallback(async () => {
    const called = await callApi<DocumentTextView>(path)
    if (called.ok) texts.set(path, called.data)
    setLoaded({ path, text: called.ok ? called.data : null, problem: called.ok ? null : called.problem })
  }, [path])
  useEffect(() => {
    if (!texts.has(path)) void load()
  }, [path, load])
  const current = loaded.path === path ? loaded : { text: texts.get(path) ?? null, problem: null }
  return { text: current.text, problem: current.problem, reload: load }
}
