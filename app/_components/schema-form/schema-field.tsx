"use client"

import { describedBy } from "../ui/described-by"
import { Checkbox } from "../ui/checkbox"
import { Field } from "../ui/field"
import { Input } from "../ui/input"
import { Select } from "../ui/select"
import { Textarea } from "../ui/textarea"
import { ChoiceInput } from "./choice-input"
import type { FormField, FormValues } from "./form-fields"
import { TagInput } from "./tag-input"

type SchemaFieldProps = { field: FormField; id: string; value: FormValues[string] | undefined; error: string | undefined; onChange: (value: FormValues[string]) => void }

/** One input of a prompt as the control that fits its type. */
export function SchemaField({ field, id, value, error, onChange }: SchemaFieldProps) {
  const { kind, label, hint, isRequired, maxLength } = field
  const control = { ...describedBy({ id, hint, error }), required: isRequired }
  const text = typeof value === "string" ? value : ""
  const list = Array.isArray(value) ? value : []
  if (kind === "boolean") return <Checkbox label={label} hint={hint} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
  if (kind === "choices") return <ChoiceInput field={field} id={id} chosen={list} error={error} onChange={onChange} />
  const isLong = (kind === "textarea" || kind === "code") && maxLength !== null
  return (
    <Field id={id} label={label} hint={hint} error={error} isRequired={isRequired} aside={isLong && text ? `${text.length.toLocaleString("en-US")} / ${maxLength.toLocaleString("en-US")}` : null}>
      {kind === "tags" ? (
        <TagInput {...control} tags={list} maxItems={field.maxItems} onChange={onChange} />
      ) : kind === "select" ? (
        <Select {...control} value={text} onChange={(event) => onChange(event.target.value)}>
          <option value="">{isRequired ? "Choose…" : "Any"}</option>
          {field.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </Select>
      ) : kind === "textarea" || kind === "code" ? (
        <Textarea
          {...control}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          rows={kind === "code" ? 10 : 6}
          spellCheck={kind === "textarea"}
          className={kind === "code" ? "max-h-[28rem] font-mono sm:text-sm" : "field-sizing-content max-h-[28rem]"}
        />
      ) : (
        <Input
          {...control}
          type={kind === "text" ? "text" : "number"}
          {...(kind === "text" ? { maxLength: maxLength ?? undefined } : { min: field.minimum ?? undefined, max: field.maximum ?? undefined, step: kind === "integer" ? 1 : "any" })}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
