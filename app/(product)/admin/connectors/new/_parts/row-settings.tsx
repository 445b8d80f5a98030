"use client"

import { useState, type FormEvent } from "react"
import { useRouter } from "next/navigation"
import { type ConnectorDetailView, maxRows, type SourcePreview } from "@/lib/services/connectors/connectors.dto"
import type { Problem } from "../../../../../_components/api/problem"
import { ProblemNotice } from "../../../../../_components/api/problem-notice"
import { useKeyedCall } from "../../../../../_components/api/use-keyed-call"
import { Button } from "../../../../../_components/ui/button"
import { Card } from "../../../../../_components/ui/card"
import { CardHeader } from "../../../../../_components/ui/card-header"
import { Checkbox } from "../../../../../_components/ui/checkbox"
import { describedBy } from "../../../../../_components/ui/described-by"
import { Field } from "../../../../../_components/ui/field"
import { Input } from "../../../../../_components/ui/input"
import { Select } from "../../../../../_components/ui/select"
import { intervalChoices } from "../../_parts/interval-words"
import { PreviewTable } from "./preview-table"
import { type ColumnChoice, suggestColumns } from "./suggest-columns"

type RowSettingsProps = { url: string; table: [string, string]; preview: SourcePreview }

/** How rows become documents, and how often they are looked at. */
export function RowSettings({ url, table: [schema, table], preview }: RowSettingsProps) {
  const router = useRouter()
  const [choice, setChoice] = useState(() => suggestColumns(preview.columns))
  const [name, setName] = useState(table)
  const [everyMinutes, setEveryMinutes] = useState("60")
  const [isPrivate, setIsPrivate] = useState(false)
  const [isAnalysed, setIsAnalysed] = useState(false)
  const { send, isSending } = useKeyedCall()
  const [problem, setProblem] = useState<Problem | null>(null)
  const change = (part: Partial<ColumnChoice>) => setChoice((current) => ({ ...current, ...part }))
  const toggle = (column: string, isOn: boolean) => change({ textColumns: preview.columns.map((known) => known.name).filter((known) => (known === column ? isOn : choice.textColumns.includes(known))) })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { changedColumn, ...columns } = choice
    const mapping = { schema, table, ...columns, ...(changedColumn ? { changedColumn } : {}), isAnalysed }
    setProblem(null)
    const called = await send<ConnectorDetailView>("/api/connectors", { method: "POST", body: { name: name.trim(), url, mapping, visibility: isPrivate ? "private" : "workspace", everyMinutes: Number(everyMinutes) } })
    if (!called) return
    if (!called.ok) return setProblem(called.problem)
    router.push(`/admin/connectors/${called.data.id}`)
  }
  const options = (columns: { name: string }[]) =>
    columns.map((column) => (
      <option key={column.name} value={column.name}>
        {column.name}
      </option>
    ))
  const keyHint = "Different in every row; tells which document belongs to which row."
  const changedHint = "Only rows that are newer are read then, and all of them once a day."
  const limitText = `Up to ${maxRows.toLocaleString("en")} rows; for more, make views with the rows that matter.`
  return (
    <Card>
      <CardHeader title="Rows as documents" description={limitText} />
      <form onSubmit={(event) => void submit(event)} className="space-y-4 p-4" noValidate>
        <PreviewTable preview={preview} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="key-column" label="Key" hint={keyHint}>
            <Select {...describedBy({ id: "key-column", hint: keyHint })} value={choice.keyColumn} onChange={(event) => change({ keyColumn: event.target.value })}>
              {options(preview.columns)}
            </Select>
          </Field>
          <Field id="title-column" label="Title" hint="What the document is called.">
            <Select {...describedBy({ id: "title-column", hint: true })} value={choice.titleColumn} onChange={(event) => change({ titleColumn: event.target.value })}>
              {options(preview.columns)}
            </Select>
          </Field>
        </div>
        <fieldset className="space-y-1.5">
          <legend className="text-sm font-medium">Columns to read</legend>
          <div className="grid gap-x-4 gap-y-1 sm:grid-cols-3">
            {preview.columns.map((column) => (
              <Checkbox key={column.name} label={column.name} checked={choice.textColumns.includes(column.name)} onChange={(event) => toggle(column.name, event.target.checked)} />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field id="changed-column" label="Time of change" hint={changedHint}>
            <Select {...describedBy({ id: "changed-column", hint: changedHint })} value={choice.changedColumn} onChange={(event) => change({ changedColumn: event.target.value })}>
              <option value="">None: read all rows each time</option>
              {options(preview.columns.filter(({ canGrow }) => canGrow))}
            </Select>
          </Field>
          <Field id="every-minutes" label="Look for changes" hint="Indexing is on your account and budget.">
            <Select {...describedBy({ id: "every-minutes", hint: true })} value={everyMinutes} onChange={(event) => setEveryMinutes(event.target.value)}>
              {intervalChoices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Field id="connector-name" label="Name of the connector" isRequired>
          <Input id="connector-name" value={name} onChange={(event) => setName(event.target.value)} maxLength={100} required />
        </Field>
        <Checkbox label="Only I and administrators may read these documents" checked={isPrivate} onChange={(event) => setIsPrivate(event.target.checked)} />
        <Checkbox label="Find out what each row is, and analyse those that are contracts" hint="Asks a model about every new row, on your budget. Leave it off for rows that are no documents of their own." checked={isAnalysed} onChange={(event) => setIsAnalysed(event.target.checked)} />
        {problem && <ProblemNotice problem={problem} />}
        <Button type="submit" variant="primary" isBusy={isSending} disabled={!name.trim() || choice.textColumns.length === 0}>
          Create and sync
        </Button>
      </form>
    </Card>
  )
}
