"use client"

import { useEffect, useState } from "react"
import type { AskedCheck, IndexHealth } from "@/lib/services/indexing/health/health.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"

const lookAgainMs = 2_000

/** The health on the page; read again while a check runs or an index is being built. */
export function useIndexHealth(initial: IndexHealth) {
  const [health, setHealth] = useState(initial)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isMoving = health.checkingSince !== null || health.building !== null || health.pending.documents > 0

  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => {
      void callApi<IndexHealth>("/api/insights/index").then((called) => called.ok && setHealth(called.data))
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [isMoving])

  const check = async () => {
    setIsBusy(true)
    setProblem(null)
    const called = await callApi<AskedCheck>("/api/insights/index/checks", { method: "POST" })
    setIsBusy(false)
    if (called.ok) setHealth((before) => ({ ...before, checkingSince: called.data.checkingSince }))
    else setProblem(called.problem)
  }
  return { health, check, isBusy, problem }
}
