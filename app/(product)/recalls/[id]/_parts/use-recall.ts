"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { Page } from "@/lib/services/paging.dto"
import type { ActedOnRecall, ActOnRecallInput, RecallItemKind, RecallItemState, RecallItemView, RecallView } from "@/lib/services/recalls/recalls.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"

export type ItemFilter = { kind: RecallItemKind | ""; state: RecallItemState | "" }

const refreshMs = 3_000

/** A recall and a page of its items, read again while something is being done about it. */
export function useRecall(initial: RecallView, initialItems: Page<RecallItemView>) {
  const [recall, setRecall] = useState(initial)
  const [items, setItems] = useState(initialItems)
  const [filter, setFilter] = useState<ItemFilter>({ kind: "", state: "" })
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const current = useRef(filter)
  const { id } = initial

  const read = useCallback(
    async (wanted: ItemFilter, cursor?: string) => {
      const query = new URLSearchParams({ limit: "50", ...(wanted.kind ? { kind: wanted.kind } : {}), ...(wanted.state ? { state: wanted.state } : {}), ...(cursor ? { cursor } : {}) })
      const [view, page] = await Promise.all([callApi<RecallView>(`/api/recalls/${id}`), callApi<Page<RecallItemView>>(`/api/recalls/${id}/items?${query}`)])
      if (wanted !== current.current) return
      if (view.ok) setRecall(view.data)
      if (page.ok) setItems((before) => (cursor ? { ...page.data, items: [...before.items, ...page.data.items] } : page.data))
      const failed = [view, page].find((called) => !called.ok)
      setProblem(failed && !failed.ok ? failed.problem : null)
    },
    [id],
  )
  const isMoving = recall.state === "open" && recall.counts.some(({ kind, state }) => (state === "found" && kind !== "export") || state === "asked_again")
  const isFresh = recall.state === "open" && recall.items === 0
  useEffect(() => {
    if (!isMoving && !isFresh) return
    const timer = setInterval(() => {
      if (!document.hidden) void read(current.current)
    }, refreshMs)
    return () => clearInterval(timer)
  }, [isMoving, isFresh, read])

  const choose = (next: ItemFilter) => {
    current.current = next
    setFilter(next)
    void read(next)
  }
  const act = async (input: ActOnRecallInput): Promise<ActedOnRecall | null> => {
    setIsBusy(true)
    const called = await callApi<ActedOnRecall>(`/api/recalls/${id}/items`, { method: "POST", body: input })
    if (called.ok) await read(current.current)
    else setProblem(called.problem)
    setIsBusy(false)
    return called.ok ? called.data : null
  }
  return { recall, items, filter, choose, act, isBusy, problem, isMoving: isMoving || isFresh, more: () => void (items.nextCursor && read(filter, items.nextCursor)) }
}
