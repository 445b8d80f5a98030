"use client"

import { useEffect, useState } from "react"
import type { PageLayoutsView, PageLayoutView } from "@/lib/services/documents/documents.dto"
import { callApi } from "../api/call-api"
import { hasStretch, type Place } from "./place"

/** A passage may run on to the next pages; nobody cites more of them at once. */
const pagesOfPassage = 4
/** So many answers are kept, the oldest is forgotten first. */
const keptAnswers = 64

type Known = { pages: PageLayoutView[]; /** Of the whole file; null where it is not known. */ pageCount: number | null }
type Wanted = { documentId: string; versionId: string; page: number }

const asked = new Map<string, { answer: Promise<Known | null>; now: Known | null }>()

/** Asks for the layouts of a page and those after it, once; versions do not change. Null where they cannot be had. */
export function loadLayouts(wanted: Wanted): Promise<Known | null> {
  const path = pathOf(wanted)
  const known = asked.get(path)
  if (known) return known.answer
  const entry = { answer: call(path), now: null as Known | null }
  asked.set(path, entry)
  for (const oldest of [...asked.keys()].slice(0, Math.max(0, asked.size - keptAnswers))) asked.delete(oldest)
  void entry.answer.then((answer) => {
    entry.now = answer
    if (!answer) asked.delete(path)
  })
  return entry.answer
}

export type Layouts = Known & { isLoading: boolean }

const none: Layouts = { isLoading: false, pages: [], pageCount: null }

/** The layouts of the pages that the passage stands on; empty where there is no passage, or its pages have none. */
export function useLayouts({ documentId, versionId, place }: { documentId: string; versionId: string; place: Place }): Layouts {
  const page = hasStretch(place) ? place.page : null
  const path = page === null ? null : pathOf({ documentId, versionId, page })
  const [loaded, setLoaded] = useState<{ path: string | null; known: Known | null }>(() => ({ path, known: (path === null ? null : asked.get(path)?.now) ?? null }))
  useEffect(() => {
    if (page === null) return
    let isGone = false
    void loadLayouts({ documentId, versionId, page }).then((known) => !isGone && setLoaded({ path, known: known ?? none }))
    return () => {
      isGone = true
    }
  }, [documentId, versionId, page, path])
  if (path === null) return none
  const known = loaded.path === path ? loaded.known : (asked.get(path)?.now ?? null)
  return known ? { isLoading: false, pages: known.pages, pageCount: known.pageCount } : { ...none, isLoading: true }
}

function pathOf({ documentId, versionId, page }: Wanted): string {
  return `/api/documents/${documentId}/layout?versionId=${versionId}&from=${page}&to=${page + pagesOfPassage - 1}`
}

async function call(path: string): Promise<Known | null> {
  const called = await callApi<PageLayoutsView>(path)
  return called.ok ? { pages: called.data.items, pageCount: called.data.pageCount } : null
}
