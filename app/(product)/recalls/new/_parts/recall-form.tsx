"use client"

import { useId, useState, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import type { RecallChoices, RecallPreview, RecallSelectorInput, RecallView } from "@/lib/services/recalls/recalls.dto"
import { callApi } from "../../../../_components/api/call-api"
import type { Problem } from "../../../../_components/api/problem"
import { ProblemNotice } from "../../../../_components/api/problem-notice"
import { Button } from "../../../../_components/ui/button"
import { Card } from "../../../../_components/ui/card"
import { describedBy } from "../../../../_components/ui/described-by"
import { Field } from "../../../../_components/ui/field"
import { Input } from "../../../../_components/ui/input"
import { Notice } from "../../../../_components/ui/notice"
import { SegmentedControl } from "../../../../_components/ui/segmented-control"
import { Select } from "../../../../_components/ui/select"
import { Textarea } from "../../../../_components/ui/textarea"
import { modelName } from "../../../../_components/words/model-words"
import { previewLines } from "../../_parts/recall-words"
import { type Draft, selectorOf } from "./selector-of"
import { VersionFields } from "./version-fields"

type RecallFormProps = { choices: RecallChoices; initial: { document: Draft["document"]; versionId: string | null; releaseId: string | null; model: string | null } }

const kinds = [
  { value: "version", label: "Document" },
  { value: "release", label: "Prompt" },
  { value: "model", label: "Model" },
  { value: "period", label: "Time" },
] as const

const reasonHint = "Authors read this in place of their answers."

/** Names what is wrong, shows what rests on it, and only then takes it back. */
export function RecallForm({ choices, initial }: RecallFormProps) {
  const id = useId()
  const router = useRouter()
  const [draft, setDraft] = useState<Draft>({ kind: initial.releaseId ? "release" : initial.model ? "model" : "version", document: initial.document, versionId: initial.versionId ?? "", releaseId: initial.releaseId ?? "", model: initial.model ?? "", from: "", to: "" })
  const [reason, setReason] = useState("")
  const [preview, setPreview] = useState<{ of: string; counts: RecallPreview } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState<"preview" | "create" | null>(null)
  const selector = selectorOf(draft)
  const shown = preview && selector && preview.of === JSON.stringify(selector) ? preview.counts : null
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const look = async (of: RecallSelectorInput) => {
    setBusy("preview")
    const called = await callApi<RecallPreview>("/api/recalls/preview", { method: "POST", body: { selector: of } })
    setBusy(null)
    setProblem(called.ok ? null : called.problem)
    if (called.ok) setPreview({ of: JSON.stringify(of), counts: called.data })
  }
  const create = async (of: RecallSelectorInput) => {
    setBusy("create")
    const called = await callApi<RecallView>("/api/recalls", { method: "POST", body: { selector: of, reason: reason.trim() } })
    setProblem(called.ok ? null : called.problem)
    if (called.ok) router.push(`/recalls/${called.data.id}`)
    else setBusy(null)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (selector) void (shown ? create(selector) : look(selector))
  }
  return (
    <Card>
      <form onSubmit={submit} className="max-w-2xl space-y-5 p-4" noValidate>
        <div className="space-y-1.5">
          <p className="text-sm font-medium">What was wrong?</p>
          <SegmentedControl label="What was wrong?" options={kinds} value={draft.kind} onChange={(kind) => change({ kind })} />
        </div>
        {draft.kind === "version" && <VersionFields document={draft.document} versionId={draft.versionId} onChange={change} />}
        {draft.kind === "release" && (
          <Field id={`${id}-release`} label="Prompt and version">
            <Select id={`${id}-release`} value={draft.releaseId} onChange={(event) => change({ releaseId: event.target.value })}>
              <option value="">Choose a prompt</option>
              {choices.releases.map((release) => (
                <option key={release.id} value={release.id}>
                  {release.title}, version {release.version}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {draft.kind === "model" && (
          <Field id={`${id}-model`} label="Model">
            <Select id={`${id}-model`} value={draft.model} onChange={(event) => change({ model: event.target.value })}>
              <option value="">Choose a model</option>
              {choices.models.map(({ provider, model }) => (
                <option key={`${provider}/${model}`} value={`${provider}/${model}`}>
                  {modelName(model)}
                </option>
              ))}
            </Select>
          </Field>
        )}
        {draft.kind === "period" && (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field id={`${id}-from`} label="Answered from" error={problem?.fields.find(({ field }) => field === "selector.from")?.message}>
              <Input id={`${id}-from`} type="datetime-local" value={draft.from} onChange={(event) => change({ from: event.target.value })} />
            </Field>
            <Field id={`${id}-to`} label="until before" error={problem?.fields.find(({ field }) => field === "selector.to")?.message}>
              <Input id={`${id}-to`} type="datetime-local" value={draft.to} onChange={(event) => change({ to: event.target.value })} />
            </Field>
          </div>
        )}
        {shown && (
          <Notice tone={shown.answers + shown.running > 0 ? "warn" : "neutral"} title={shown.answers + shown.running > 0 ? "This is what rests on it now" : "No answer rests on it now"} role="status">
            <ul className="list-disc space-y-0.5 pl-4">
              {previewLines(shown).map((line) => (
                <li key={line}>{line}</li>
              ))}
              {draft.kind === "version" && <li>The version is out of use at once; the one before it serves again, if there is one</li>}
            </ul>
          </Notice>
        )}
        {shown && (
          <Field id={`${id}-reason`} label="Reason" hint={reasonHint} isRequired>
            <Textarea {...describedBy({ id: `${id}-reason`, hint: reasonHint, error: null })} value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} rows={3} required />
          </Field>
        )}
        {problem && <ProblemNotice problem={problem} />}
        <div className="flex flex-wrap gap-2">
          <Button type="button" variant={shown ? "secondary" : "primary"} isBusy={busy === "preview"} disabled={!selector || busy !== null} onClick={() => selector && void look(selector)}>
            {shown ? "Look again" : "See what rests on it"}
          </Button>
          {shown && (
            <Button type="submit" variant="danger" isBusy={busy === "create"} disabled={reason.trim().length < 3 || busy !== null}>
              Recall it
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}
