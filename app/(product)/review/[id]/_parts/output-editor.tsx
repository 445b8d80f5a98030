"use client"

import { typeOf, type JsonSchema } from "../../../../_components/schema-form/json-schema"
import { humanise } from "../../../../_components/output/humanise"
import { isRecord } from "../../../../_components/output/shape-of"
import type { FieldErrors } from "../../../../_components/schema-form/payload-of"
// oxlint-disable-next-line import/no-cycle -- a list holds values, and a value may be a list
import { ListEditor } from "./list-editor"
import { ValueEditor } from "./value-editor"

export type EditorProps = { schema: JsonSchema; value: unknown; path: string; label: string; errors: FieldErrors; onChange: (value: unknown) => void }

/** Any part of a structured output as controls made from its schema. */
export function OutputEditor(props: EditorProps) {
  const { schema, value, path, label, errors, onChange } = props
  const type = typeOf(schema)
  if (type === "array") return <ListEditor {...props} />
  if (type !== "object") return <ValueEditor {...props} />
  const record = isRecord(value) ? value : {}
  return (
    <div className="space-y-4" role="group" aria-label={label}>
      {Object.entries(schema.properties ?? {}).map(([name, property]) => (
        <OutputEditor
          key={name}
          schema={property}
          value={record[name]}
          path={path ? `${path}.${name}` : name}
          label={property.title ?? humanise(name)}
          errors={errors}
          onChange={(next) => onChange({ ...record, [name]: next })}
        />
      ))}
    </div>
  )
}
