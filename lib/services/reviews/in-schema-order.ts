type Schema = { properties?: Record<string, Schema>; items?: Schema }

/** The value with its keys in the order of its schema, which the database does not keep; keys the schema does not know come last. */
export function inSchemaOrder(value: unknown, schema: Record<string, unknown> | null | undefined): unknown {
  const { properties, items } = (schema ?? {}) as Schema
  if (Array.isArray(value)) return value.map((entry) => inSchemaOrder(entry, items))
  if (typeof value !== "object" || value === null || !properties) return value
  const record = value as Record<string, unknown>
  const names = [...new Set([...Object.keys(properties), ...Object.keys(record)])].filter((name) => Object.hasOwn(record, name))
  return Object.fromEntries(names.map((name) => [name, inSchemaOrder(record[name], properties[name])]))
}
