"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { CloudDownload } from "lucide-react"
import { callApi } from "../../../../_components/api/call-api"
import { Button } from "../../../../_components/ui/button"
import { showToast } from "../../../../_components/ui/toast"

/** Looks whether the link of a document holds another file by now. */
export function FetchAgainButton({ documentId }: { documentId: string }) {
  const router = useRouter()
  const [isBusy, setIsBusy] = useState(false)
  const fetchAgain = async () => {
    setIsBusy(true)
    const called = await callApi(`/api/documents/${documentId}/fetch`, { method: "POST" })
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    router.refresh()
  }
  return (
    <Button isBusy={isBusy} onClick={() => void fetchAgain()}>
      {!isBusy && <CloudDownload aria-hidden />} Fetch again
    </Button>
  )
}
