"use client"

import { useState, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import { KeyRound } from "lucide-react"
import type { CreatedKey } from "@/lib/services/admin/admin.dto"
import { callApi } from "../../../_components/api/call-api"
import type { Problem } from "../../../_components/api/problem"
import { ProblemNotice } from "../../../_components/api/problem-notice"
import { Button } from "../../../_components/ui/button"
import { CopyButton } from "../../../_components/ui/copy-button"
import { describedBy } from "../../../_components/ui/described-by"
import { Dialog } from "../../../_components/ui/dialog"
import { Field } from "../../../_components/ui/field"
import { Input } from "../../../_components/ui/input"
import { Notice } from "../../../_components/ui/notice"

const hint = "What will use it, such as “nightly import”."

/** Makes a key and shows its secret, this once. */
export function CreateKey() {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [made, setMade] = useState<CreatedKey | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const close = () => {
    setIsOpen(false)
    setMade(null)
    setProblem(null)
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get("name") ?? "")
    setIsBusy(true)
    const called = await callApi<CreatedKey>("/api/keys", { method: "POST", body: { name } })
    setIsBusy(false)
    if (called.ok) setMade(called.data)
    setProblem(called.ok ? null : called.problem)
    router.refresh()
  }
  return (
    <>
      <Button variant="primary" onClick={() => setIsOpen(true)}>
        <KeyRound aria-hidden /> Make a key
      </Button>
      <Dialog isOpen={isOpen} onClose={close} title={made ? `Your key “${made.name}”` : "Make an API key"}>
        {made ? (
          <div className="space-y-4">
            <Notice tone="warn" title="Copy it now: it is shown this once">
              Only its fingerprint is kept. Whoever has the key can do what you can.
            </Notice>
            <div className="flex items-center gap-2 rounded-lg border border-line bg-sunken p-2.5">
              <code className="min-w-0 flex-1 font-mono text-sm break-all select-all">{made.secret}</code>
              <CopyButton text={made.secret} label="Copy the key" />
            </div>
            <p className="text-sm text-muted">
              Send it as the header <code className="font-mono">Authorization: Bearer …</code>
            </p>
            <div className="flex justify-end">
              <Button onClick={close}>I have it</Button>
            </div>
          </div>
        ) : (
          <form onSubmit={(event) => void submit(event)} className="space-y-4">
            <Field id="key-name" label="Name" hint={hint} isRequired>
              <Input {...describedBy({ id: "key-name", hint })} name="name" required maxLength={100} autoComplete="off" autoFocus />
            </Field>
            {problem && <ProblemNotice problem={problem} />}
            <div className="flex justify-end gap-2">
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" variant="primary" isBusy={isBusy}>
                Make it
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  )
}
