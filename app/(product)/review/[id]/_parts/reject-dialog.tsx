"use client"

import { useState } from "react"
import { Button } from "../../../../_components/ui/button"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Textarea } from "../../../../_components/ui/textarea"

type RejectDialogProps = { isOpen: boolean; isBusy: boolean; onReject: (reason: string) => void; onClose: () => void }

export function RejectDialog({ isOpen, isBusy, onReject, onClose }: RejectDialogProps) {
  const [reason, setReason] = useState("")
  const [error, setError] = useState<string | null>(null)
  const hint = "Its author reads this in place of the output."
  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    if (reason.trim()) onReject(reason.trim())
    else setError("Say why it is rejected.")
  }
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title="Reject this output">
      <form onSubmit={submit} className="space-y-4" noValidate>
        <Field id="reject-reason" label="Reason" hint={hint} error={error} isRequired>
          <Textarea {...describedBy({ id: "reject-reason", hint, error })} value={reason} onChange={(event) => setReason(event.target.value)} rows={4} maxLength={4000} autoFocus required />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" isBusy={isBusy}>
            Reject
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
