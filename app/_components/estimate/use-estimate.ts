"use client"

import { useEffect, useRef, useState } from "react"
import type { CreateRequestInput, EstimateView } from "@/lib/services/requests/requests.dto"
import { callApi } from "../api/call-api"

const settlingMs = 400
/** A slow estimate does not keep anybody from sending. */
const mostWaitingMs = 1_500

type Known = { body: string; estimate: EstimateView | null }

/**
 * What sending this would cost, asked for once its author pauses; null for what cannot be sent yet. `isAgreed` is to be asked
 * before sending: false where the release wants its author warned, true when the same is sent once more; a second press while the first is asking is none.
 */
export function useEstimate(input: CreateRequestInput | null) {
  const body = input && JSON.stringify(input)
  const [known, setKnown] = useState<Known | null>(null)
  const [warnedOf, setWarnedOf] = useState<string | null>(null)
  const isAsking = useRef(false)

  useEffect(() => {
    if (body === null) return
    const leaving = new AbortController()
    const timer = setTimeout(async () => {
      const estimate = await fetchEstimate(body, leaving.signal)
      if (!leaving.signal.aborted) setKnown({ body, estimate })
    }, settlingMs)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [body])

  const isAgreed = async (): Promise<boolean> => {
    if (isAsking.current) return false
    setWarnedOf(null)
    if (body === null || warnedOf === body) return true
    isAsking.current = true
    const estimate = known?.body === body ? known.estimate : await fetchEstimate(body, AbortSignal.timeout(mostWaitingMs))
    isAsking.current = false
    setKnown({ body, estimate })
    if (estimate?.action !== "warn") return true
    setWarnedOf(body)
    return false
  }

  // While a changed text settles, its last estimate is the nearest there is.
  const estimate = body === null ? null : (known?.estimate ?? null)
  return { estimate, isWarned: body !== null && warnedOf === body && known?.body === body, isAgreed }
}

async function fetchEstimate(body: string, signal: AbortSignal): Promise<EstimateView | null> {
  const called = await callApi<EstimateView>("/api/requests/estimate", { method: "POST", body: JSON.parse(body) as unknown, signal })
  return called.ok ? called.data : null
}
