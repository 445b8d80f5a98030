import type { Problem } from "../../../../_components/api/problem"
import type { FieldErrors } from "../../../../_components/schema-form/payload-of"

/** What the server found wrong with an edit, by the path of the control it belongs to. */
export function editErrors(problem: Problem | null): FieldErrors {
  return Object.fromEntries((problem?.fields ?? []).filter(({ field }) => field.startsWith("output")).map(({ field, message }) => [field, message]))
}
