"use client"

import { useCallback, useRef, useState } from "react"
import type { AcceptedRequest, CreateRequestInput } from "@/lib/services/requests/requests.dto"
import { newIdempotencyKey } from "../api/new-idempotency-key"
import type { Problem } from "../api/problem"
import { sendRequest } from "./send-request"

/**
 * Sends a request once: a second click while the first is under way does nothing, and sending the same again after
 * an answer that got lost carries the same key, so that it is not asked, or paid, twice.
 */
export function useSend() {
  const [isSending, setIsSending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const busy = useRef(false)
  const unanswered = useRef<{ body: string; key: string } | null>(null)

  const send = useCallback(async (input: CreateRequestInput): Promise<AcceptedRequest | null> => {
    if (busy.current) return null
    busy.current = true
    setIsSending(true)
    setProblem(null)
    const body = JSON.stringify(input)
    const key = unanswered.current?.body === body ? unanswered.current.key : newIdempotencyKey()
    const called = await sendRequest(input, key)
    const isUnknown = !called.ok && (called.problem.status === 0 || called.problem.status >= 500)
    unanswered.current = isUnknown ? { body, key } : null
    busy.current = false
    setIsSending(false)
    setProblem(called.ok ? null : called.problem)
    return called.ok ? called.data : null
  }, [])

  const clearProblem = useCallback(() => setProblem(null), [])
  return { send, isSending, problem, clearProblem }
}
