"use client"

import { useEffect, useState } from "react"
import type { RepricingView } from "@/lib/services/insights/repricing/repricing.dto"
import { callApi } from "../../../_components/api/call-api"
import type { Problem } from "../../../_components/api/problem"

const lookAgainMs = 1_500

/** The repricings on the page; one that is running is read again until it is over. */
export function useRepricings(initial: RepricingView[]) {
  const [repricings, setRepricings] = useState(initial)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const running = repricings.find((each) => !each.isFinished)?.id

  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => {
      void callApi<RepricingView>(`/api/insights/repricings/${running}`).then((called) => called.ok && setRepricings((list) => withView(list, called.data)))
    }, lookAgainMs)
    return () => clearInterval(timer)
  }, [running])

  const start = async (range: { from: string; to: string }) => {
    setIsBusy(true)
    setProblem(null)
    const called = await callApi<RepricingView>("/api/insights/repricings", { method: "POST", body: range })
    setIsBusy(false)
    if (called.ok) setRepricings((list) => withView(list, called.data))
    else setProblem(called.problem)
  }
  return { repricings, start, isBusy, problem }
}

function withView(list: RepricingView[], view: RepricingView): RepricingView[] {
  return list.some(({ id }) => id === view.id) ? list.map((each) => (each.id === view.id ? view : each)) : [view, ...list]
}
