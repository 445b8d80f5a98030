"use client"

import { useId, useState, type FormEvent } from "react"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Input } from "../../../../_components/ui/input"
import { Switch } from "../../../../_components/ui/switch"
import { showToast } from "../../../../_components/ui/toast"
import { useFormCall } from "../../_parts/use-form-call"

const hint = "Such as files.example.com, or *.example.com for every host below it. With :8443 for a port other than the usual one."

export function AddHost({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [host, setHost] = useState("")
  const [isPrivateAllowed, setIsPrivateAllowed] = useState(false)
  const { send, isBusy, problem, errorOf } = useFormCall()
  const error = errorOf("host")
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await send({ path: "/api/import-hosts", method: "PUT", body: { host, isAllowed: true, isPrivateAllowed } }))) return
    showToast("Documents may be imported from there from now on.")
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title="Allow a host">
      <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
        <Field id={`${id}-host`} label="Host" hint={hint} error={error} isRequired>
          <Input {...describedBy({ id: `${id}-host`, hint, error })} value={host} onChange={(event) => setHost(event.target.value)} required autoFocus autoCapitalize="none" spellCheck={false} />
        </Field>
        <div className="space-y-1">
          <Switch label="It stands in our own network" isOn={isPrivateAllowed} onChange={setIsPrivateAllowed} />
          <p className="text-sm text-muted">Then it may have a private address and be asked without encryption. Leave this off for hosts on the open internet.</p>
        </div>
        {problem && !error && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={!host.trim()}>
            Allow
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
