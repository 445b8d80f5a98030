import { typeOf, type JsonSchema } from "../../../../_components/schema-form/json-schema"

export function isNullable({ type, enum: options }: JsonSchema): boolean {
  return (Array.isArray(type) && type.includes("null")) || (options?.includes(null) ?? false)
}

/** What a newly added part of an output starts as. */
export function emptyValue(schema: JsonSchema): unknown {
  if (isNullable(schema)) return null
  if (schema.enum) return schema.enum[0]
  const type = typeOf(schema)
  if (type === "object") return Object.fromEntries((schema.required ?? []).map((name) => [name, emptyValue(schema.properties?.[name] ?? {})]))
  if (type === "array") return []
  if (type === "boolean") return false
  return type === "number" || type === "integer" ? (schema.minimum ?? 0) : ""
}
