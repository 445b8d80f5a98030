import type { JsonSchema } from "./json-schema"

/** The example texts of one input. */
export function examplesOf(schema: Record<string, unknown>, name: string): string[] {
  const examples = (schema as JsonSchema).properties?.[name]?.examples ?? []
  return examples.filter((example) => typeof example === "string")
}
