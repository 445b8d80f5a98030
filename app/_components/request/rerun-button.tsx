"use client"

import { useRef, useState } from "react"
import { RefreshCw } from "lucide-react"
import type { AcceptedRequest } from "@/lib/services/requests/requests.dto"
import { callApi } from "../api/call-api"
import { newIdempotencyKey } from "../api/new-idempotency-key"
import { Button } from "../ui/button"
import { showToast } from "../ui/toast"

/** Asks the same again on today's documents: a new request, linked to this one. */
export function RerunButton({ requestId, label, onAccepted }: { requestId: string; label: string; onAccepted: (accepted: AcceptedRequest) => void }) {
  const [isBusy, setIsBusy] = useState(false)
  const key = useRef<string | null>(null)
  const rerun = async () => {
    setIsBusy(true)
    key.current ??= newIdempotencyKey()
    const called = await callApi<AcceptedRequest>(`/api/requests/${requestId}/rerun`, { method: "POST", headers: { "idempotency-key": key.current } })
    if (called.ok || called.problem.status !== 0) key.current = null
    setIsBusy(false)
    if (called.ok) onAccepted(called.data)
    else showToast(called.problem.detail, "danger")
  }
  return (
    <Button variant="ghost" size="sm" isBusy={isBusy} onClick={() => void rerun()} title="A new answer on today's documents">
      {!isBusy && <RefreshCw aria-hidden />} {label}
    </Button>
  )
}
