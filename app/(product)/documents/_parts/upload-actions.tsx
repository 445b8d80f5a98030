"use client"

import { useRef, useState } from "react"
import { ClipboardPaste, Upload } from "lucide-react"
import { Button } from "../../../_components/ui/button"
import { Switch } from "../../../_components/ui/switch"
import { acceptedFileTypes } from "../../../_components/upload/accepted-types"
import { PasteDialog } from "./paste-dialog"

type UploadActionsProps = { isPrivate: boolean; onPrivate: (isPrivate: boolean) => void; onFiles: (files: File[]) => void; onPasted: () => void }

export function UploadActions({ isPrivate, onPrivate, onFiles, onPasted }: UploadActionsProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [isPasting, setIsPasting] = useState(false)
  return (
    <>
      <Switch label="Private" isOn={isPrivate} onChange={onPrivate} className="mr-1" />
      <Button onClick={() => setIsPasting(true)}>
        <ClipboardPaste aria-hidden /> Paste text
      </Button>
      <Button variant="primary" onClick={() => picker.current?.click()}>
        <Upload aria-hidden /> Upload
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label="Choose files to upload"
        accept={acceptedFileTypes}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ""
        }}
      />
      {isPasting && <PasteDialog isPrivate={isPrivate} onPasted={onPasted} onClose={() => setIsPasting(false)} />}
    </>
  )
}
