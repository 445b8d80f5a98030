"use client"

import { useId, useRef, useState, type FormEvent } from "react"
import { Play, Wand2 } from "lucide-react"
import type { PromptView } from "@/lib/services/prompts/prompts.dto"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import type { ChosenDocument } from "../../../../_components/document/document-options"
import { EstimateNotice } from "../../../../_components/estimate/estimate-notice"
import { estimateLine } from "../../../../_components/estimate/estimate-words"
import { useEstimate } from "../../../../_components/estimate/use-estimate"
import { useSend } from "../../../../_components/request/use-send"
import { emptyValues, exampleValues, formFields, type FormValues } from "../../../../_components/schema-form/form-fields"
import type { FieldErrors } from "../../../../_components/schema-form/payload-of"
import { SchemaField } from "../../../../_components/schema-form/schema-field"
import { serverErrors } from "../../../../_components/schema-form/server-errors"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { Switch } from "../../../../_components/ui/switch"
import { DocumentsField } from "./documents-field"
import { focusFirstError } from "./focus-first-error"
import { inputOf } from "./input-of"
import { RunResult } from "./run-result"

export function RunForm({ prompt, initialDocuments }: { prompt: PromptView; initialDocuments: ChosenDocument[] }) {
  const formId = useId()
  const form = useRef<HTMLFormElement>(null)
  const [fields] = useState(() => formFields(prompt.inputSchema))
  const [values, setValues] = useState<FormValues>(() => emptyValues(fields))
  const [documents, setDocuments] = useState(initialDocuments)
  const [isFresh, setIsFresh] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [requestId, setRequestId] = useState<string | null>(null)
  const { send, isSending, problem, clearProblem } = useSend()
  const allErrors: FieldErrors = { ...serverErrors(problem?.fields ?? []), ...errors }
  const idOf = (name: string) => `${formId}-${name}`
  const hasExample = fields.some(({ example }) => example !== undefined)
  const isElsewhere = problem !== null && !problem.fields.some(({ field }) => fields.some(({ name }) => field.split(".").includes(name)) || field === "documentIds")

  const { input, errors: found } = inputOf(prompt, { fields, values, documents })
  const isFilled = prompt.isEnabled && Object.keys(found).length === 0
  const { estimate, isWarned, isAgreed } = useEstimate(isFilled ? input : null)

  const submit = async () => {
    setErrors(found)
    if (Object.keys(found).length > 0) return requestAnimationFrame(() => focusFirstError(form.current))
    if (isSending || !(await isAgreed())) return
    const accepted = await send({ ...input, ...(isFresh ? { fresh: true } : {}) })
    if (accepted) setRequestId(accepted.id)
    else requestAnimationFrame(() => focusFirstError(form.current))
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void submit()
  }
  const change = (name: string, value: FormValues[string]) => {
    setValues({ ...values, [name]: value })
    if (errors[name]) setErrors(Object.fromEntries(Object.entries(errors).filter(([key]) => key !== name)))
    if (problem) clearProblem()
  }

  return (
    <>
      <Card aria-label="Input">
        <form ref={form} onSubmit={onSubmit} noValidate className="space-y-5 p-4 sm:p-5">
          {problem && isElsewhere && <ProblemNotice problem={problem} />}
          {prompt.documents !== "none" && <DocumentsField id={idOf("documentIds")} mode={prompt.documents} chosen={documents} onChange={setDocuments} error={allErrors.documentIds} />}
          {fields.map((field) => (
            <SchemaField key={field.name} field={field} id={idOf(field.name)} value={values[field.name]} error={allErrors[field.name]} onChange={(value) => change(field.name, value)} />
          ))}
          {!problem && <EstimateNotice estimate={estimate} isWarned={isWarned} isSending={isSending} onSendAnyway={() => void submit()} />}
          <div className="flex flex-wrap items-center gap-2 border-t border-line pt-4">
            <Button type="submit" variant="primary" isBusy={isSending} disabled={!prompt.isEnabled}>
              {!isSending && <Play aria-hidden />} Run
            </Button>
            {hasExample && (
              <Button
                variant="ghost"
                onClick={() => {
                  setValues(exampleValues(fields))
                  setErrors({})
                  clearProblem()
                }}
              >
                <Wand2 aria-hidden /> Try an example
              </Button>
            )}
            <span className="ml-auto flex flex-wrap items-center gap-x-3 gap-y-1">
              {estimate && <span className="text-xs text-faint tabular-nums">{estimateLine(estimate)}</span>}
              <Switch label="Run fresh" isOn={isFresh} onChange={setIsFresh} />
            </span>
          </div>
        </form>
      </Card>
      {requestId && <RunResult key={requestId} requestId={requestId} onRerun={(accepted) => setRequestId(accepted.id)} />}
    </>
  )
}
