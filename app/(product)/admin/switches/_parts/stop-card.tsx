"use client"

import { useState } from "react"
import { OctagonX, Power } from "lucide-react"
import type { FlagView } from "@/lib/services/admin/admin.dto"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { cx } from "../../../../_components/ui/cx"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Moment } from "../../../../_components/ui/moment"
import { Textarea } from "../../../../_components/ui/textarea"
import { showToast } from "../../../../_components/ui/toast"
import { useFormCall } from "../../_parts/use-form-call"

const hint = "Whoever asks meanwhile reads it."

/** The stop switch of the whole workspace. */
export function StopCard({ flag }: { flag: FlagView }) {
  const [isAsking, setIsAsking] = useState(false)
  const [reason, setReason] = useState("")
  const { send, isBusy, problem } = useFormCall()
  const isStopped = flag.enabled
  const turn = async (enabled: boolean) => {
    if (!(await send({ path: "/api/flags", method: "PUT", body: { key: "stop", enabled, ...(enabled && reason.trim() ? { reason: reason.trim() } : {}) } }))) return
    showToast(enabled ? "The AI is stopped." : "The AI is on again.")
    setIsAsking(false)
    setReason("")
  }
  return (
    <Card className={cx("flex flex-wrap items-center gap-4 p-4", isStopped && "border-danger-ink/40! bg-danger-soft!")}>
      <span aria-hidden className={cx("inline-flex size-12 items-center justify-center rounded-full", isStopped ? "bg-danger text-on-danger" : "bg-good-soft text-good-ink")}>
        {isStopped ? <OctagonX className="size-6" /> : <Power className="size-6" />}
      </span>
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="text-lg font-semibold">{isStopped ? "The AI is stopped" : "The AI is on"}</h2>
        <p className="text-base text-muted">{isStopped ? (flag.reason ?? "No reason was given.") : "Stopping refuses every new request of the workspace at once. Documents and earlier answers stay in reach."}</p>
        {flag.updatedAt && (
          <p className="text-sm text-faint">
            {flag.updatedBy ?? "Somebody"} turned it {isStopped ? "off" : "on"} on <Moment iso={flag.updatedAt} />
          </p>
        )}
        {problem && !isAsking && <ProblemNotice problem={problem} className="mt-2" />}
      </div>
      {isStopped ? (
        <Button size="lg" variant="primary" isBusy={isBusy} onClick={() => void turn(false)}>
          <Power aria-hidden /> Switch on again
        </Button>
      ) : (
        <Button size="lg" variant="danger" onClick={() => setIsAsking(true)}>
          <OctagonX aria-hidden /> Stop the AI
        </Button>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        title="Stop the AI for everybody?"
        footer={
          <>
            <Button onClick={() => setIsAsking(false)}>Cancel</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void turn(true)}>
              Stop it
            </Button>
          </>
        }
      >
        <div className="space-y-4">
          <p className="text-base text-muted">Nobody in the workspace can ask or run anything until it is switched on again.</p>
          <Field id="stop-reason" label="Reason" hint={hint}>
            <Textarea {...describedBy({ id: "stop-reason", hint })} value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={500} autoFocus />
          </Field>
          {problem && <ProblemNotice problem={problem} />}
        </div>
      </Dialog>
    </Card>
  )
}
