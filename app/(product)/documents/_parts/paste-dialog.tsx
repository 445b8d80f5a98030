"use client"

import { useState, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import type { AcceptedDocument } from "@/lib/services/documents/documents.dto"
import { callApi } from "../../../_components/api/call-api"
import type { Problem } from "../../../_components/api/problem"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { Button } from "../../../_components/ui/button"
import { Dialog } from "../../../_components/ui/dialog"
import { Field } from "../../../_components/ui/field"
import { Input } from "../../../_components/ui/input"
import { Textarea } from "../../../_components/ui/textarea"

export function PasteDialog({ isPrivate, onPasted, onClose }: { isPrivate: boolean; onPasted: () => void; onClose: () => void }) {
  const router = useRouter()
  const [title, setTitle] = useState("")
  const [text, setText] = useState("")
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    const called = await callApi<AcceptedDocument>("/api/documents", { method: "POST", body: { title: title.trim(), text, visibility: isPrivate ? "private" : "workspace" } })
    setIsSaving(false)
    if (!called.ok) return setProblem(called.problem)
    onPasted()
    onClose()
    router.push(`/documents/${called.data.id}`)
  }
  return (
    <Dialog isOpen onClose={onClose} title="Paste text as a document" description={isPrivate ? "Only you and administrators will see it." : "Everyone in the workspace will see it."} place="wide">
      <form onSubmit={(event) => void save(event)} className="space-y-4">
        {problem && <ProblemNotice problem={problem} />}
        <Field id="paste-title" label="Title">
          <Input id="paste-title" value={title} onChange={(event) => setTitle(event.target.value)} required maxLength={300} autoFocus />
        </Field>
        <Field id="paste-text" label="Text">
          <Textarea id="paste-text" value={text} onChange={(event) => setText(event.target.value)} required maxLength={5_000_000} rows={14} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isSaving} disabled={!title.trim() || !text.trim()}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
