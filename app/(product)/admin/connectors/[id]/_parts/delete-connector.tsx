"use client"

import { useState } from "react"
import { useRouter } from "next/navigation"
import type { ConnectorView } from "@/lib/services/connectors/connectors.dto"
import { ProblemNotice } from "../../../../../_components/api/problem-notice"
import { formatCount } from "../../../../../_components/format/format-count"
import { Button } from "../../../../../_components/ui/button"
import { Dialog } from "../../../../../_components/ui/dialog"
import { showToast } from "../../../../../_components/ui/toast"
import { useFormCall } from "../../../_parts/use-form-call"

const choices = [
  { value: "keep", label: "Keep its documents", hint: "They stay as they are and are not looked at again." },
  { value: "delete", label: "Delete its documents too", hint: "With text, index and clauses; answers that rest on them are marked. This cannot be undone." },
] as const

export function DeleteConnector({ connector: { id, name, rowCount }, onClose }: { connector: ConnectorView; onClose: () => void }) {
  const router = useRouter()
  const [documents, setDocuments] = useState<"keep" | "delete">("keep")
  const { send, isBusy, problem } = useFormCall()
  const remove = async () => {
    if (!(await send({ path: `/api/connectors/${id}?documents=${documents}`, method: "DELETE" }))) return
    showToast(documents === "keep" ? "The connector is gone; its documents stay." : "The connector is gone; its documents follow within minutes.")
    router.push("/admin/connectors")
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`Delete “${name}”`}
      description="Its login is forgotten at once."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    >
      <fieldset className="space-y-3">
        <legend className="mb-2 text-base">What happens with {rowCount === 1 ? "its one document" : `its ${formatCount(rowCount)} documents`}?</legend>
        {choices.map(({ value, label, hint }) => (
          <label key={value} className="flex min-h-6 items-start gap-2 text-base">
            <input type="radio" name="documents" value={value} checked={documents === value} onChange={() => setDocuments(value)} className="mt-[3px] size-4 shrink-0 accent-accent" />
            <span className="min-w-0">
              {label}
              <span className="block text-sm text-muted">{hint}</span>
            </span>
          </label>
        ))}
        {problem && <ProblemNotice problem={problem} />}
      </fieldset>
    </Dialog>
  )
}
