"use client"

import { Plus, Trash2 } from "lucide-react"
import { typeOf } from "../../../../_components/schema-form/json-schema"
import { Button } from "../../../../_components/ui/button"
import { IconButton } from "../../../../_components/ui/icon-button"
import { emptyValue } from "./empty-value"
// oxlint-disable-next-line import/no-cycle -- a list holds values, and a value may be a list
import { type EditorProps, OutputEditor } from "./output-editor"

/** The entries of a list, each with its own controls; entries are added at the end and removed one by one. */
export function ListEditor({ schema, value, path, label, errors, onChange }: EditorProps) {
  const entries = Array.isArray(value) ? (value as unknown[]) : []
  const items = schema.items ?? {}
  const isGroup = typeOf(items) === "object"
  const isFull = schema.maxItems !== undefined && entries.length >= schema.maxItems
  return (
    <fieldset className="space-y-2">
      <legend className="text-sm font-medium">
        {label} <span className="font-normal text-faint tabular-nums">{entries.length}</span>
      </legend>
      {errors[path] && <p className="text-sm font-medium text-danger-ink">{errors[path]}</p>}
      <ol className="space-y-2">
        {entries.map((entry, index) => (
          <li key={index} className={isGroup ? "relative rounded-lg border border-line p-3 pr-11" : "relative pr-11"}>
            <OutputEditor
              schema={items}
              value={entry}
              path={`${path}.${index}`}
              label={`${label}, ${index + 1}`}
              errors={errors}
              onChange={(next) => onChange(entries.with(index, next))}
            />
            <IconButton label={`Remove ${label.toLowerCase()} ${index + 1}`} icon={Trash2} onClick={() => onChange(entries.toSpliced(index, 1))} className={isGroup ? "absolute top-2 right-2" : "absolute right-0 bottom-0.5"} />
          </li>
        ))}
      </ol>
      <Button size="sm" disabled={isFull} onClick={() => onChange([...entries, emptyValue(items)])}>
        <Plus aria-hidden /> Add to {label.toLowerCase()}
      </Button>
    </fieldset>
  )
}
