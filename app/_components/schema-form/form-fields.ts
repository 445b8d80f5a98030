import { typeOf, type JsonSchema } from "./json-schema"

export type FieldKind = "text" | "textarea" | "code" | "select" | "choices" | "tags" | "number" | "integer" | "boolean"

export type FormField = {
  name: string
  label: string
  hint: string | null
  kind: FieldKind
  isRequired: boolean
  options: string[]
  minLength: number | null
  maxLength: number | null
  maxItems: number | null
  minimum: number | null
  maximum: number | null
  example: unknown
}

/** What is typed and ticked, before it becomes a payload. */
export type FormValues = Record<string, string | boolean | string[]>

/** The fields of a prompt's form, required ones first, in the order of its schema. */
export function formFields(inputSchema: Record<string, unknown>): FormField[] {
  const schema = inputSchema as JsonSchema
  const fields = Object.entries(schema.properties ?? {}).map(([name, property]) => fieldOf({ name, property, isRequired: schema.required?.includes(name) ?? false }))
  return [...fields.filter(({ isRequired }) => isRequired), ...fields.filter(({ isRequired }) => !isRequired)]
}

export function emptyValues(fields: FormField[]): FormValues {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, kind === "boolean" ? false : kind === "tags" || kind === "choices" ? [] : ""]))
}

export function exampleValues(fields: FormField[]): FormValues {
  const values = emptyValues(fields)
  for (const { name, kind, example } of fields) {
    if (example === undefined || example === null) continue
    if (kind === "boolean") values[name] = example === true
    else if (kind === "tags" || kind === "choices") values[name] = Array.isArray(example) ? example.map(String) : [String(example)]
    else values[name] = String(example)
  }
  return values
}

function fieldOf({ name, property, isRequired }: { name: string; property: JsonSchema; isRequired: boolean }): FormField {
  const options = (property.enum ?? property.items?.enum ?? []).filter((option) => option !== null).map(String)
  return {
    name,
    label: property.title ?? name,
    hint: property.description ?? null,
    kind: kindOf(property, options.length > 0),
    isRequired,
    options,
    minLength: property.minLength ?? null,
    maxLength: property.maxLength ?? null,
    maxItems: property.maxItems ?? null,
    minimum: property.minimum ?? null,
    maximum: property.maximum ?? null,
    example: property.examples?.[0] ?? property.default,
  }
}

function kindOf(property: JsonSchema, hasOptions: boolean): FieldKind {
  const type = typeOf(property)
  const widget = property["x-widget"]
  if (type === "array") return hasOptions ? "choices" : "tags"
  if (type === "boolean") return "boolean"
  if (hasOptions) return "select"
  if (type === "number" || type === "integer") return type
  if (widget === "code" || widget === "textarea") return widget
  return widget === undefined && (property.maxLength ?? 0) > 500 ? "textarea" : "text"
}
