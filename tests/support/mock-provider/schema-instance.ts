type Schema = Record<string, unknown>

const formats: Record<string, string> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00.000Z",
  time: "12:00:00Z",
  uuid: "01890a5d-ac96-774b-bcce-b302099a8057",
  email: "person@example.com",
  uri: "https://example.com/",
  ipv4: "192.0.2.1",
}

const limits = ["minimum", "exclusiveMinimum", "maximum", "minItems", "minLength", "maxLength"]

/** The smallest value that a JSON schema allows: required properties only, shortest arrays, first alternatives. */
export function schemaInstance(given: Schema, root: Schema = given, name = "value"): unknown {
  const schema = { ...limitsInWords(given.description), ...given }
  if ("const" in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if (typeof schema.$ref === "string") return schemaInstance(resolve(schema.$ref, root), root, name)
  if (Array.isArray(schema.allOf)) return schemaInstance(Object.assign({}, ...(schema.allOf as Schema[])), root, name)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (Array.isArray(alternatives) && alternatives.length > 0) return schemaInstance(alternatives[0] as Schema, root, name)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case "object":
      return objectInstance(schema, root)
    case "array":
      return Array.from({ length: Number(schema.minItems ?? 0) }, () => schemaInstance((schema.items ?? {}) as Schema, root, name))
    case "integer":
    case "number":
      return numberInstance(schema, type === "integer")
    case "boolean":
      return false
    case "null":
      return null
    case "string":
      return stringInstance(schema, name)
    default:
      return "properties" in schema ? objectInstance(schema, root) : name
  }
}

/** A schema option that takes no limits gets them in the description, as `{minimum: 1, maxItems: 5}`; a model reads them there. */
function limitsInWords(description: unknown): Schema {
  if (typeof description !== "string") return {}
  const found = limits.map((limit) => [limit, new RegExp(`[{ ]${limit}: (-?[\\d.e+-]+)`).exec(description)?.[1]] as const)
  return Object.fromEntries(found.filter(([, value]) => value !== undefined).map(([limit, value]) => [limit, Number(value)]))
}

function objectInstance(schema: Schema, root: Schema): Schema {
  const properties = (schema.properties ?? {}) as Record<string, Schema>
  const required = Array.isArray(schema.required) ? (schema.required as string[]) : []
  return Object.fromEntries(required.map((key) => [key, schemaInstance(properties[key] ?? {}, root, key)]))
}

function numberInstance(schema: Schema, isInteger: boolean): number {
  const step = isInteger ? 1 : 0.5
  if (typeof schema.exclusiveMinimum === "number" && schema.exclusiveMinimum >= 0) return schema.exclusiveMinimum + step
  if (typeof schema.minimum === "number" && schema.minimum > 0) return isInteger ? Math.ceil(schema.minimum) : schema.minimum
  if (typeof schema.maximum === "number" && schema.maximum < 0) return schema.maximum
  return 0
}

function stringInstance(schema: Schema, name: string): string {
  if (typeof schema.format === "string" && formats[schema.format]) return formats[schema.format] ?? ""
  const words = name.replace(/[_-]/g, " ")
  const text = words.padEnd(Number(schema.minLength ?? 0), ".")
  return typeof schema.maxLength === "number" ? text.slice(0, schema.maxLength) : text
}

function resolve(ref: string, root: Schema): Schema {
  const steps = ref.replace(/^#\/?/, "").split("/").filter(Boolean)
  return steps.reduce<Schema>((schema, step) => (schema[decodeURIComponent(step)] ?? {}) as Schema, root)
}
