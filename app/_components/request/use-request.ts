"use client"

import { useCallback, useEffect, useState } from "react"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { callApi } from "../api/call-api"
import type { Problem } from "../api/problem"
import { useLiveAnswer, type LiveState } from "../stream/use-live-answer"

/** A decision of a reviewer comes in minutes, not in seconds. */
const reviewPollMs = 15_000
/** The stream can end a moment before the final row can be read. */
const settlePollMs = 700

export type RequestState = { requestId: string; view: RequestView | null; live: LiveState; isLive: boolean; isStopping: boolean; problem: Problem | null; stop: () => Promise<void>; refresh: () => Promise<void> }

type Known = { requestId: string; view: RequestView }

/** One request as it goes on: its stream while it runs, then its final form, and the reviewer's decision when it waits for one. */
export function useRequest({ requestId, initial }: { requestId: string; initial: RequestView | null }): RequestState {
  const [fetched, setFetched] = useState<Known | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isStopping, setIsStopping] = useState(false)
  const [isStreamOver, setIsStreamOver] = useState(false)
  const view = newest(initial, fetched?.requestId === requestId ? fetched.view : null)
  const isRunning = view === null || view.status === "pending" || view.status === "processing"

  const refresh = useCallback(async () => {
    const called = await callApi<RequestView>(`/api/requests/${requestId}`)
    if (called.ok) setFetched({ requestId, view: called.data })
    setProblem(called.ok ? null : called.problem)
  }, [requestId])

  const onEnd = useCallback(() => {
    setIsStreamOver(true)
    void refresh()
  }, [refresh])

  const live = useLiveAnswer({ requestId, isLive: isRunning && !isStreamOver, onEnd })

  const pollMs = isRefused(problem) ? null : isRunning && isStreamOver ? (problem ? reviewPollMs : settlePollMs) : view?.status === "in_review" ? reviewPollMs : null
  useEffect(() => {
    if (pollMs === null) return
    const timer = setInterval(() => document.visibilityState === "visible" && void refresh(), pollMs)
    return () => clearInterval(timer)
  }, [pollMs, refresh])

  const stop = useCallback(async () => {
    setIsStopping(true)
    const called = await callApi(`/api/requests/${requestId}/cancel`, { method: "POST" })
    if (!called.ok) {
      setProblem(called.problem)
      setIsStopping(false)
    }
  }, [requestId])

  return { requestId, view, live, isLive: isRunning, isStopping: isStopping && isRunning, problem: problem ?? (isRunning ? live.refusal : null), stop, refresh }
}

/** Signed out, or no longer allowed to see it: asking again changes nothing. */
function isRefused(problem: Problem | null): boolean {
  return problem !== null && problem.status >= 400 && problem.status < 500 && problem.status !== 429
}

/** The page may be rendered anew with older or newer facts than those fetched since; a finished request never goes back to running. */
function newest(initial: RequestView | null, fetched: RequestView | null): RequestView | null {
  if (!initial || !fetched) return initial ?? fetched
  return initial.finishedAt && !fetched.finishedAt ? initial : fetched
}
