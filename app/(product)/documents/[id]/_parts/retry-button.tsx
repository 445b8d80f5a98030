"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { RotateCw } from "lucide-react"
import { callApi } from "../../../../_components/api/call-api"
import { Button } from "../../../../_components/ui/button"
import { showToast } from "../../../../_components/ui/toast"

export function RetryButton({ documentId }: { documentId: string }) {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const retry = async () => {
    setIsBusy(true)
    const called = await callApi(`/api/documents/${documentId}/retry`, { method: "POST" })
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    router.refresh()
  }
  return (
    <Button isBusy={isBusy} onClick={() => void retry()}>
      {!isBusy && <RotateCw aria-hidden />} Try again
    </Button>
  )
}
