"use client"

import { useState, type FormEvent } from "react"
import { ProblemNotice } from "../../../../../_components/api/problem-notice"
import { Button } from "../../../../../_components/ui/button"
import { describedBy } from "../../../../../_components/ui/described-by"
import { Dialog } from "../../../../../_components/ui/dialog"
import { Field } from "../../../../../_components/ui/field"
import { Input } from "../../../../../_components/ui/input"
import { showToast } from "../../../../../_components/ui/toast"
import { useFormCall } from "../../../_parts/use-form-call"

const hint = "postgres://user:password@host:5432/database. It is tried before it takes the place of the one that is kept."

export function NewConnection({ id, onClose }: { id: string; onClose: () => void }) {
  const [url, setUrl] = useState("")
  const { send, isBusy, problem, errorOf } = useFormCall()
  const error = errorOf("url")
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await send({ path: `/api/connectors/${id}`, method: "PATCH", body: { url } }))) return
    showToast("The new connection works and is used from now on.")
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title="Enter the connection again">
      <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
        <Field id="new-connection" label="Connection" hint={hint} error={error} isRequired>
          <Input {...describedBy({ id: "new-connection", hint, error })} value={url} onChange={(event) => setUrl(event.target.value)} placeholder="postgres://" autoComplete="off" autoCapitalize="none" spellCheck={false} required />
        </Field>
        {problem && !error && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={!url.trim()}>
            Test and save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
