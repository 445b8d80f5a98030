"use client"

import { useEffect, useState } from "react"
import type { Problem } from "../api/problem"
import { followStream } from "./follow-stream"
import { emptyAnswer, reduceStreamPart, type LiveAnswer } from "./live-answer"
import { waitFor } from "./wait-for"

/** Text comes faster than a screen needs it: parts that arrive within this time are drawn together. */
const drawEveryMs = 40

export type LiveState = { answer: LiveAnswer; isConnected: boolean; refusal: Problem | null }

const opening: LiveState = { answer: emptyAnswer, isConnected: true, refusal: null }

/** Follows a request's stream while `isLive`; `onEnd` is called when it is over for good. */
export function useLiveAnswer({ requestId, isLive, onEnd }: { requestId: string; isLive: boolean; onEnd: () => void }): LiveState {
  const [state, setState] = useState<LiveState & { requestId: string }>({ ...opening, requestId })

  useEffect(() => {
    if (!isLive) return
    const stop = new AbortController()
    let current = opening
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = () => {
      timer = null
      if (!stop.signal.aborted) setState({ ...current, requestId })
    }
    const follow = async () => {
      const events = followStream({ path: `/api/requests/${requestId}/stream`, signal: stop.signal, fetch: (path, init) => fetch(path, init), wait: (delayMs) => waitFor(delayMs, stop.signal) })
      for await (const event of events) {
        if (event.kind === "part") current = { ...current, isConnected: true, answer: reduceStreamPart(current.answer, event.part) }
        else if (event.kind === "connection") current = { ...current, isConnected: event.isOpen }
        else current = { ...current, refusal: event.problem }
        timer ??= setTimeout(draw, drawEveryMs)
      }
      if (stop.signal.aborted) return
      draw()
      onEnd()
    }
    void follow()
    return () => {
      stop.abort()
      if (timer) clearTimeout(timer)
    }
  }, [requestId, isLive, onEnd])

  return state.requestId === requestId ? state : opening
}
