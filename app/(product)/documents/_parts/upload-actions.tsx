"use client"

import { useRef, useState } from "react"
import { ClipboardPaste, Link2, Upload } from "lucide-react"
import { Button } from "../../../_components/ui/button"
import { Switch } from "../../../_components/ui/switch"
import { acceptedFileTypes } from "../../../_components/upload/accepted-types"
import { LinkDialog } from "./link-dialog"
import { PasteDialog } from "./paste-dialog"

export type ImportFacts = { hosts: string[]; isAdmin: boolean }

type UploadActionsProps = { imports: ImportFacts; isPrivate: boolean; onPrivate: (isPrivate: boolean) => void; onFiles: (files: File[]) => void; onPasted: () => void }

export function UploadActions({ imports, isPrivate, onPrivate, onFiles, onPasted }: UploadActionsProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [isPasting, setIsPasting] = useState(false)
  const [isLinking, setIsLinking] = useState(false)
  return (
    <>
      <Switch label="Private" isOn={isPrivate} onChange={onPrivate} className="mr-1" />
      <Button onClick={() => setIsLinking(true)}>
        <Link2 aria-hidden /> From a link
      </Button>
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
      {isLinking && <LinkDialog {...imports} isPrivate={isPrivate} onImported={onPasted} onClose={() => setIsLinking(false)} />}
      {isPasting && <PasteDialog isPrivate={isPrivate} onPasted={onPasted} onClose={() => setIsPasting(false)} />}
    </>
  )
}
