"use client"

import { useCallback, useEffect, useState } from "react"
import type { CellView, ChangeGridInput, FillGridInput, GridView } from "@/lib/services/grids/grids.dto"
import { callApi } from "../../../../_components/api/call-api"
import { useKeyedCall } from "../../../../_components/api/use-keyed-call"
import { showToast } from "../../../../_components/ui/toast"

const soonestMs = 1_200
const latestMs = 5_000

/** A large grid is asked for less often: each time all of its cells are looked at. */
const pollMsOf = ({ progress }: GridView) => Math.min(latestMs, Math.max(soonestMs, progress.total))

/** The grid as it fills: while cells are open, what has changed is asked for. */
export function useGrid(initial: GridView) {
  const [grid, setGrid] = useState(initial)
  const [isAsking, setIsAsking] = useState(false)
  const { send, isSending } = useKeyedCall()
  const path = `/api/grids/${initial.id}`

  const refresh = useCallback(
    async (changedSince: string | null) => {
      const called = await callApi<GridView>(`${path}${changedSince ? `?${new URLSearchParams({ changedSince })}` : ""}`)
      if (called.ok) setGrid((before) => (changedSince ? merge(before, called.data) : called.data))
    },
    [path],
  )
  const isPartial = initial.cells.length < initial.progress.total
  useEffect(() => {
    if (!isPartial) return
    const timer = setTimeout(() => void refresh(null))
    return () => clearTimeout(timer)
  }, [isPartial, refresh])
  const isFilling = grid.progress.open > 0
  useEffect(() => {
    if (!isFilling) return
    const timer = setTimeout(() => void refresh(document.visibilityState === "visible" ? grid.asOf : null), pollMsOf(grid))
    return () => clearTimeout(timer)
  }, [isFilling, grid, refresh])

  const change = useCallback(
    async (changes: ChangeGridInput): Promise<boolean> => {
      const called = await send<GridView>(path, { method: "PATCH", body: changes })
      if (!called) return false
      if (called.ok) setGrid(called.data)
      else showToast(called.problem.detail, "danger")
      return called.ok
    },
    [path, send],
  )
  const askAgain = useCallback(
    async (which: FillGridInput["cells"]) => {
      setIsAsking(true)
      const called = await callApi<{ asked: number }>(`${path}/fill`, { method: "POST", body: { cells: which } })
      setIsAsking(false)
      if (!called.ok) return showToast(called.problem.detail, "danger")
      showToast(called.data.asked === 1 ? "1 cell is asked again." : `${called.data.asked} cells are asked again.`)
      await refresh(null)
    },
    [path, refresh],
  )
  const stop = useCallback(async () => {
    setIsAsking(true)
    const called = await callApi<{ stopped: number }>(`${path}/fill`, { method: "DELETE" })
    setIsAsking(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    showToast(called.data.stopped === 1 ? "Stopped; 1 cell is left without an answer." : `Stopped; ${called.data.stopped} cells are left without an answer.`)
    await refresh(null)
  }, [path, refresh])
  return { grid, stop, isBusy: isAsking || isSending, change, askAgain, refresh: useCallback(() => refresh(null), [refresh]) }
}

function merge(before: GridView, now: GridView): GridView {
  const changed = new Map(now.cells.map((cell): [string, CellView] => [cell.id, cell]))
  const known = new Set(before.cells.map(({ id }) => id))
  return { ...now, cells: [...before.cells.map((cell) => changed.get(cell.id) ?? cell), ...now.cells.filter(({ id }) => !known.has(id))] }
}
