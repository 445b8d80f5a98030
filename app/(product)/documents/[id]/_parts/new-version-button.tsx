"use client"

import { useRef, useState } from "react"
import { useRouter } from "next/navigation"
import { FileUp } from "lucide-react"
import { Button } from "../../../../_components/ui/button"
import { showToast } from "../../../../_components/ui/toast"
import { acceptedFileTypes } from "../../../../_components/upload/accepted-types"
import { sendFile } from "../../../../_components/upload/send-file"
import { tooLargeProblem } from "../../../../_components/upload/too-large"

/** Puts a newer file in the place of this one. The old version serves until the new one is ready. */
export function NewVersionButton({ documentId, maxUploadBytes }: { documentId: string; maxUploadBytes: number }) {
  const router = useRouter()
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const upload = async (file: File) => {
    const tooLarge = tooLargeProblem(file.size, maxUploadBytes)
    if (tooLarge) return showToast(tooLarge.detail, "danger")
    setShare(0)
    const body = new FormData()
    body.set("file", file)
    const called = await sendFile(`/api/documents/${documentId}/versions`, { body, onShare: setShare })
    setShare(null)
    if (!called.ok) return showToast(called.problem.detail, "danger")
    showToast(called.data.unchanged ? "This very file is the newest version already; nothing was changed." : "The new version is being read. The old one serves until it is ready.")
    router.refresh()
  }
  return (
    <>
      <Button onClick={() => picker.current?.click()} isBusy={share !== null}>
        {share === null ? (
          <>
            <FileUp aria-hidden /> New version
          </>
        ) : (
          `Uploading ${Math.round(share * 100)} %`
        )}
      </Button>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Choose the new version"
        accept={acceptedFileTypes}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ""
          if (file) void upload(file)
        }}
      />
    </>
  )
}
