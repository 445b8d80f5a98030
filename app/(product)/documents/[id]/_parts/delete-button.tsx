"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import { Trash2 } from "lucide-react"
import { callApi } from "../../../../_components/api/call-api"
import { ConfirmDialog } from "../../../../_components/ui/confirm-dialog"
import { IconButton } from "../../../../_components/ui/icon-button"
import { showToast } from "../../../../_components/ui/toast"

export function DeleteButton({ documentId, title }: { documentId: string; title: string }) {
  const router = useRouter()
  const [isAsking, setIsAsking] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const remove = async () => {
    setIsBusy(true)
    const called = await callApi(`/api/documents/${documentId}`, { method: "DELETE" })
    setIsBusy(false)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    showToast(`“${title}” is deleted.`)
    router.push("/documents")
  }
  return (
    <>
      <IconButton label="Delete this document" icon={Trash2} onClick={() => setIsAsking(true)} />
      <ConfirmDialog isOpen={isAsking} title="Delete this document?" confirmLabel="Delete" isDangerous isBusy={isBusy} onConfirm={() => void remove()} onClose={() => setIsAsking(false)}>
        “{title}” goes with all its versions, its text, its clauses and its analysis. Answers that rest on it stay in their own words, marked as stale and without its quotes; what waits for a signature on it ends. This cannot be undone.
      </ConfirmDialog>
    </>
  )
}
