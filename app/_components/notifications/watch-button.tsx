"use client"

import { useEffect, useState } from "react"
import { Eye, EyeOff } from "lucide-react"
import type { WatchInput, WatchView } from "@/lib/services/notifications/notifications.dto"
import { callApi } from "../api/call-api"
import { Button } from "../ui/button"
import { showToast } from "../ui/toast"

/** Begins and ends watching a document or an answer; not shown to those who are told anyway. */
export function WatchButton({ subjectKind, subjectId }: WatchInput) {
  const [watch, setWatch] = useState<WatchView | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  useEffect(() => {
    const aborting = new AbortController()
    void callApi<WatchView>(`/api/watches?subjectKind=${subjectKind}&subjectId=${subjectId}`, { signal: aborting.signal }).then((called) => {
      if (called.ok && !aborting.signal.aborted) setWatch(called.data)
    })
    return () => aborting.abort()
  }, [subjectKind, subjectId])
  if (!watch || watch.isToldAnyway) return null
  const change = async () => {
    setIsBusy(true)
    const called = await callApi<WatchView>("/api/watches", { method: "PUT", body: { subjectKind, subjectId, isWatching: !watch.isWatching } })
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    setWatch(called.data)
    showToast(called.data.isWatching ? "You are told when this changes." : "You are not told any more.")
  }
  const Icon = watch.isWatching ? EyeOff : Eye
  return (
    <Button size="sm" isBusy={isBusy} onClick={() => void change()} aria-pressed={watch.isWatching}>
      {!isBusy && <Icon aria-hidden />} {watch.isWatching ? "Stop watching" : "Watch"}
    </Button>
  )
}
