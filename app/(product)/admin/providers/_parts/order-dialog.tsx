"use client"

import { useId, useState, type FormEvent } from "react"
import type { BreakerView } from "@/lib/services/breakers/breakers.dto"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { describedBy } from "../../../../_components/ui/described-by"
import { Dialog } from "../../../../_components/ui/dialog"
import { Field } from "../../../../_components/ui/field"
import { Textarea } from "../../../../_components/ui/textarea"
import { showToast } from "../../../../_components/ui/toast"
import { modelName } from "../../../../_components/words/model-words"
import { useFormCall } from "../../_parts/use-form-call"
import type { Order } from "./orders"

const hint = "It stands on this page and in the audit log."

/** Gives an order, with its reason. */
export function OrderDialog({ breaker, order, onClose }: { breaker: BreakerView; order: Order; onClose: () => void }) {
  const id = useId()
  const [reason, setReason] = useState("")
  const { send, isBusy, problem, errorOf } = useFormCall()
  const { provider, model } = breaker
  const needsReason = order.forced !== null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = reason.trim()
    if (!(await send({ path: "/api/breakers", method: "PUT", body: { provider, model, forced: order.forced, ...(given ? { reason: given } : {}) } }))) return
    showToast(order.done)
    onClose()
  }
  return (
    <Dialog isOpen onClose={onClose} title={`${modelName(model)}: ${order.label.toLowerCase()}?`}>
      <form onSubmit={(event) => void submit(event)} className="space-y-4" noValidate>
        <p className="text-base text-muted">{order.explanation} This holds for every workspace of this installation.</p>
        <Field id={`${id}-reason`} label="Reason" hint={hint} error={errorOf("reason")} isRequired={needsReason}>
          <Textarea {...describedBy({ id: `${id}-reason`, hint, error: errorOf("reason") })} value={reason} onChange={(event) => setReason(event.target.value)} rows={3} maxLength={500} required={needsReason} />
        </Field>
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant={order.forced === "open" ? "danger" : "primary"} isBusy={isBusy}>
            {order.label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
