"use client"

import { useId, useState, type FormEvent } from "react"
import { Button } from "../../../../_components/ui/button"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Textarea } from "../../../../_components/ui/textarea"

type SettleDialogProps = { count: number; isBusy: boolean; onClose: () => void; onSettle: (note: string) => Promise<void> }

const hint = "Such as: told by telephone, the file was replaced."

/** Ends the follow-up of items, with a word on how. */
export function SettleDialog({ count, isBusy, onClose, onSettle }: SettleDialogProps) {
  const id = useId()
  const [note, setNote] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (note.trim()) void onSettle(note.trim())
  }
  return (
    <Dialog isOpen onClose={onClose} title={count === 1 ? "Settle it?" : `Settle ${count}?`}>
      <form onSubmit={submit} className="space-y-4" noValidate>
        <Field id={`${id}-note`} label="How was it settled?" hint={hint} isRequired>
          <Textarea {...describedBy({ id: `${id}-note`, hint, error: null })} value={note} onChange={(event) => setNote(event.target.value)} rows={3} maxLength={500} required />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" isBusy={isBusy} disabled={note.trim() === ""}>
            Settle
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
