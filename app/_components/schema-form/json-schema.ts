/** The part of JSON Schema that prompts' inputs use. */
export type JsonSchema = {
  type?: string | string[]
  title?: string
  description?: string
  enum?: unknown[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  examples?: unknown[]
  default?: unknown
  "x-widget"?: string
}

/** A number or boolean may be nullable; its first type that is not null counts. */
export function typeOf({ type }: JsonSchema): string {
  const types = Array.isArray(type) ? type : [type ?? "string"]
  return types.find((name) => name !== "null") ?? "string"
}
