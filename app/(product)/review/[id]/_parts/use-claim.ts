"use client"

import { useCallback, useEffect, useState } from "react"
import { useRouter } from "next/navigation"
import type { ReviewView } from "@/lib/services/reviews/reviews.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"

const renewMs = 3 * 60_000

/** Takes and gives back the claim, and renews it while the page is open and in sight. */
export function useClaim({ view, onProblem }: { view: ReviewView; onProblem: (problem: Problem | null) => void }) {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const { id, isMine } = view
  const toggle = useCallback(async () => {
    setIsBusy(true)
    const called = await callApi(`/api/reviews/${id}/${isMine ? "release" : "claim"}`, { method: "POST" })
    setIsBusy(false)
    onProblem(called.ok ? null : called.problem)
    router.refresh()
  }, [id, isMine, onProblem, router])
  useEffect(() => {
    if (!isMine) return
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return
      void callApi(`/api/reviews/${id}/claim`, { method: "POST" }).then((called) => !called.ok && (onProblem(called.problem), router.refresh()))
    }, renewMs)
    return () => clearInterval(timer)
  }, [id, isMine, onProblem, router])
  return { toggle, isBusy }
}
