"use client"

import { useCallback, useRef, useState } from "react"
import { callApi, type Called } from "./call-api"
import { newIdempotencyKey } from "./new-idempotency-key"

type KeyedCall = { method: "POST" | "PATCH"; body: unknown }

/**
 * Sends what makes or changes something once: a second press while the first is under way does nothing and gives null, and
 * the same sent again after an answer that got lost carries the same key.
 */
export function useKeyedCall() {
  const [isSending, setIsSending] = useState(false)
  const isUnderWay = useRef(false)
  const unanswered = useRef<{ text: string; key: string } | null>(null)
  const send = useCallback(async <T>(path: string, { method, body }: KeyedCall): Promise<Called<T> | null> => {
    if (isUnderWay.current) return null
    isUnderWay.current = true
    setIsSending(true)
    const text = JSON.stringify([method, path, body])
    const key = unanswered.current?.text === text ? unanswered.current.key : newIdempotencyKey()
    const called = await callApi<T>(path, { method, body, headers: { "idempotency-key": key } })
    unanswered.current = !called.ok && (called.problem.status === 0 || called.problem.status >= 500) ? { text, key } : null
    isUnderWay.current = false
    setIsSending(false)
    return called
  }, [])
  return { send, isSending }
}
