"use client"

import { humanise } from "../../../../_components/output/humanise"
import { typeOf, type JsonSchema } from "../../../../_components/schema-form/json-schema"
import { Checkbox } from "../../../../_components/ui/checkbox"
import { describedBy } from "../../../../_components/ui/described-by"
import { Field } from "../../../../_components/ui/field"
import { Input } from "../../../../_components/ui/input"
import { Select } from "../../../../_components/ui/select"
import { Textarea } from "../../../../_components/ui/textarea"
import { isNullable } from "./empty-value"
import type { EditorProps } from "./output-editor"

/** One string, number, choice or yes-or-no; what may be absent is absent when left empty. */
export function ValueEditor({ schema, value, path, label, errors, onChange }: EditorProps) {
  const id = `edit-${path.replaceAll(".", "-")}`
  const error = errors[path]
  const hint = isNullable(schema) ? "Empty when there is none." : null
  const control = describedBy({ id, hint, error })
  if (typeOf(schema) === "boolean") return <Checkbox label={label} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <Control {...control} schema={schema} value={value} onChange={onChange} />
    </Field>
  )
}

type ControlProps = ReturnType<typeof describedBy> & { schema: JsonSchema; value: unknown; onChange: (value: unknown) => void }

function Control({ schema, value, onChange, ...control }: ControlProps) {
  const text = value === null || value === undefined ? "" : String(value)
  const empty = isNullable(schema) ? null : ""
  if (schema.enum)
    return (
      <Select {...control} value={text} onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}>
        {isNullable(schema) && <option value="">None</option>}
        {schema.enum
          .filter((option) => option !== null)
          .map((option) => (
            <option key={String(option)} value={String(option)}>
              {humanise(String(option))}
            </option>
          ))}
      </Select>
    )
  const type = typeOf(schema)
  if (type === "number" || type === "integer")
    return (
      <Input
        {...control}
        type="number"
        min={schema.minimum}
        max={schema.maximum}
        step={type === "integer" ? 1 : "any"}
        value={text}
        onChange={(event) => onChange(event.target.value === "" ? empty : Number(event.target.value))}
      />
    )
  return <Textarea {...control} rows={1} value={text} onChange={(event) => onChange(event.target.value === "" ? empty : event.target.value)} className="field-sizing-content max-h-96 min-h-9!" />
}
