"use client"

import { useState, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import type { AcceptedDocument } from "@/lib/services/documents/documents.dto"
import { callApi } from "../../../_components/api/call-api"
import type { Problem } from "../../../_components/api/problem"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { Button } from "../../../_components/ui/button"
import { describedBy } from "../../../_components/ui/described-by"
import { Dialog } from "../../../_components/ui/dialog"
import { Field } from "../../../_components/ui/field"
import { Input } from "../../../_components/ui/input"
import { Notice } from "../../../_components/ui/notice"
import { TextLink } from "../../../_components/ui/text-link"
import { showToast } from "../../../_components/ui/toast"

type LinkDialogProps = { hosts: string[]; isAdmin: boolean; isPrivate: boolean; onImported: () => void; onClose: () => void }

/** Takes a document in by its link. */
export function LinkDialog({ hosts, isAdmin, isPrivate, onImported, onClose }: LinkDialogProps) {
  const router = useRouter()
  const [url, setUrl] = useState("")
  const [title, setTitle] = useState("")
  const [isSaving, setIsSaving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const urlError = problem?.fields.find(({ field }) => field === "url")?.message ?? null
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    setProblem(null)
    const called = await callApi<AcceptedDocument>("/api/documents/imports", { method: "POST", body: { url: url.trim(), ...(title.trim() ? { title: title.trim() } : {}), visibility: isPrivate ? "private" : "workspace" } })
    setIsSaving(false)
    if (!called.ok) return setProblem(called.problem)
    if (called.data.unchanged) showToast("This link is here already. Press Fetch again to look for a newer file.")
    onImported()
    onClose()
    router.push(`/documents/${called.data.id}`)
  }
  const allowed = hosts.length > 0 ? `From ${new Intl.ListFormat("en").format(hosts)}.` : null
  return (
    <Dialog isOpen onClose={onClose} title="Import from a link" description={isPrivate ? "Only you and administrators will see it." : "Everyone in the workspace will see it."}>
      <form onSubmit={(event) => void save(event)} className="space-y-4" noValidate>
        {!allowed && (
          <Notice tone="warn" title="No host is allowed yet">
            {isAdmin ? (
              <>
                Name the hosts that documents may come from under <TextLink href="/admin/imports">Admin, Imports</TextLink>.
              </>
            ) : (
              "An administrator has to name the hosts that documents may come from. Until then, download the file and upload it."
            )}
          </Notice>
        )}
        {problem && !urlError && <ProblemNotice problem={problem} />}
        <Field id="link-url" label="Link to the file" hint={allowed} error={urlError}>
          <Input {...describedBy({ id: "link-url", hint: allowed, error: urlError })} type="url" inputMode="url" placeholder="https://" value={url} onChange={(event) => setUrl(event.target.value)} required autoFocus />
        </Field>
        <Field id="link-title" label="Title" hint="Left empty, the document's own title is taken.">
          <Input {...describedBy({ id: "link-title", hint: true })} value={title} onChange={(event) => setTitle(event.target.value)} maxLength={300} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isSaving} disabled={!url.trim()}>
            Import
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
