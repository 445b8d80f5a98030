import type { FieldError } from "@/lib/errors"
import type { FieldErrors } from "./payload-of"

/** Errors the server found, at the fields they belong to; a path such as `payload.tags.0` belongs to `tags`. */
export function serverErrors(fields: FieldError[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { field, message } of fields) {
    const [first, second] = field.split(".")
    const name = first === "payload" && second ? second : first
    if (name) errors[name] ??= message
  }
  return errors
}
