import { z } from "zod"
import type { PromptDefinition } from "./schema"

export type InputIssue = { path: string; message: string }
export type CheckedInput = { ok: true; payload: Record<string, unknown> } | { ok: false; issues: InputIssue[] }

type ObjectValidator = z.ZodType<Record<string, unknown>>

export function inputValidator(definition: PromptDefinition): ObjectValidator {
  return fromJsonSchema(definition.inputSchema)
}

/** Null for prose. */
export function outputValidator(definition: PromptDefinition): ObjectValidator | null {
  return definition.outputSchema ? fromJsonSchema(definition.outputSchema) : null
}

/** The whole rule for a request's input: the payload's own schema and the documents chosen beside it. */
export function checkInput(definition: PromptDefinition, input: { payload: unknown; documentCount: number }): CheckedInput {
  const parsed = inputValidator(definition).safeParse(input.payload)
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }))
  const documentProblem = problemWithDocuments(definition, input.documentCount)
  if (documentProblem) issues.push({ path: "documentIds", message: documentProblem })
  const replaceable = definition.documentsMayReplace
  if (parsed.success && replaceable && input.documentCount === 0 && !String(parsed.data[replaceable] ?? "").trim())
    issues.push({ path: replaceable, message: `Give the ${replaceable}, or choose a document` })
  return parsed.success && issues.length === 0 ? { ok: true, payload: parsed.data } : { ok: false, issues }
}

function problemWithDocuments({ documents }: PromptDefinition, count: number): string | null {
  if (documents === "none" && count > 0) return "This prompt takes no documents"
  if (documents === "one" && count !== 1) return "Choose exactly one document"
  if (documents === "many" && count === 0) return "Choose at least one document"
  return null
}

const compiled = new WeakMap<Record<string, unknown>, ObjectValidator>()

/** A definition never changes once it is loaded, and compiling its schema takes longer than checking with it. */
function fromJsonSchema(schema: Record<string, unknown>): ObjectValidator {
  const known = compiled.get(schema)
  if (known) return known
  const validator = z.fromJSONSchema(schema) as ObjectValidator
  compiled.set(schema, validator)
  return validator
}
