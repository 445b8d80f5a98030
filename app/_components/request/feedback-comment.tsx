"use client"

import { useId, useState, type FormEvent } from "react"
import { Button } from "../ui/button"
import { Dialog } from "../ui/dialog"
import { Field } from "../ui/field"
import { Textarea } from "../ui/textarea"

type FeedbackCommentProps = { rating: 1 | -1; initial: string; onSave: (comment: string) => Promise<void>; onClose: () => void }

export function FeedbackComment({ rating, initial, onSave, onClose }: FeedbackCommentProps) {
  const id = useId()
  const [comment, setComment] = useState(initial)
  const [isSaving, setIsSaving] = useState(false)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setIsSaving(true)
    await onSave(comment.trim())
    setIsSaving(false)
  }
  return (
    <Dialog isOpen onClose={onClose} title={rating === 1 ? "What was good about it?" : "What was wrong with it?"} description="Your rating is saved. A comment helps the people who look after the prompts.">
      <form onSubmit={(event) => void save(event)} className="space-y-3">
        <Field id={id} label="Comment" aside={`${comment.length} / 4000`}>
          <Textarea id={id} value={comment} onChange={(event) => setComment(event.target.value)} maxLength={4000} rows={4} autoFocus />
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Without a comment</Button>
          <Button type="submit" variant="primary" isBusy={isSaving} disabled={!comment.trim()}>
            Save the comment
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
