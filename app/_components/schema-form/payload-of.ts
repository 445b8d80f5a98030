import type { FormField, FormValues } from "./form-fields"

export type FieldErrors = Record<string, string>

/** The payload of a form, without what was left empty, and what is wrong with it as far as the page can tell. */
export function payloadOf(fields: FormField[], values: FormValues): { payload: Record<string, unknown>; errors: FieldErrors } {
  const payload: Record<string, unknown> = {}
  const errors: FieldErrors = {}
  for (const field of fields) {
    const value = values[field.name]
    const error = errorOf(field, value)
    if (error) errors[field.name] = error
    else if (!isEmpty(value)) payload[field.name] = field.kind === "number" || field.kind === "integer" ? Number(value) : value
    else if (field.kind === "boolean" && field.isRequired) payload[field.name] = false
  }
  return { payload, errors }
}

function errorOf(field: FormField, value: FormValues[string] | undefined): string | null {
  if (isEmpty(value)) return field.isRequired && field.kind !== "boolean" ? `${field.label} is needed.` : null
  if (typeof value === "string") {
    if (field.kind === "number" || field.kind === "integer") return numberError(field, Number(value))
    if (field.maxLength !== null && value.length > field.maxLength) return `At most ${field.maxLength} characters; this has ${value.length}.`
    if (field.minLength !== null && value.length < field.minLength) return `At least ${field.minLength} characters.`
  }
  if (Array.isArray(value) && field.maxItems !== null && value.length > field.maxItems) return `At most ${field.maxItems}.`
  return null
}

function numberError({ kind, minimum, maximum }: FormField, value: number): string | null {
  if (!Number.isFinite(value)) return "This has to be a number."
  if (kind === "integer" && !Number.isInteger(value)) return "This has to be a whole number."
  if (minimum !== null && value < minimum) return `At least ${minimum}.`
  return maximum !== null && value > maximum ? `At most ${maximum}.` : null
}

function isEmpty(value: FormValues[string] | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || value === false || (typeof value === "string" && value.trim() === "")
}
