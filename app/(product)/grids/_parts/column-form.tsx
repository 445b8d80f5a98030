"use client"

import { useState, type FormEvent } from "react"
import type { GridColumnType } from "@/drizzle/schema/grids"
import type { NewColumn } from "@/lib/services/grids/grids.dto"
import { Button } from "../../../_components/ui/button"
import { Field } from "../../../_components/ui/field"
import { Input } from "../../../_components/ui/input"
import { Select } from "../../../_components/ui/select"
import { Textarea } from "../../../_components/ui/textarea"
import { columnTypeLooks } from "./column-types"

const empty: NewColumn = { title: "", question: "", type: "text", clauseType: null }

/** One question of one's own. */
export function ColumnForm({ clauseTypes, submitLabel, isBusy = false, onSubmit }: { clauseTypes: readonly string[]; submitLabel: string; isBusy?: boolean; onSubmit: (column: NewColumn) => void }) {
  const [column, setColumn] = useState(empty)
  const set = (changes: Partial<NewColumn>) => setColumn({ ...column, ...changes })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit({ ...column, title: column.title.trim(), question: column.question.trim() })
    setColumn(empty)
  }
  return (
    <form onSubmit={submit} className="space-y-3">
      <Field id="column-question" label="Question">
        <Textarea id="column-question" rows={2} value={column.question} onChange={(event) => set({ question: event.target.value })} maxLength={500} placeholder="Which law governs the agreement?" />
      </Field>
      <div className="grid gap-3 sm:grid-cols-3">
        <Field id="column-title" label="Heading">
          <Input id="column-title" value={column.title} onChange={(event) => set({ title: event.target.value })} maxLength={80} placeholder="Governing law" />
        </Field>
        <Field id="column-type" label="Kind of answer">
          <Select id="column-type" value={column.type} onChange={(event) => set({ type: event.target.value as GridColumnType })}>
            {Object.entries(columnTypeLooks).map(([type, { label }]) => (
              <option key={type} value={type}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field id="column-clause" label="Clause it stands in">
          <Select id="column-clause" value={column.clauseType ?? ""} onChange={(event) => set({ clauseType: event.target.value || null })}>
            <option value="">Any</option>
            {clauseTypes.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Button type="submit" isBusy={isBusy} disabled={!column.title.trim() || !column.question.trim()}>
        {submitLabel}
      </Button>
    </form>
  )
}
