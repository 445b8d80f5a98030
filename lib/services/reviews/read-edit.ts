import { AppError } from "@/lib/errors"
import type { HeldDraft } from "@/lib/store/reviews/find-draft"
import { outputValidator } from "@/prompts/check-input"

const longestProse = 200_000

/** The reviewer's own version of an output, checked against the schema of the release that wrote the draft. Throws invalid_payload with the fields. */
export function readEdit(output: unknown, draft: HeldDraft): { text: string | null; output: unknown } {
  const validator = outputValidator(draft.definition)
  if (!validator) return { text: readProse(output), output: null }
  const parsed = validator.safeParse(output)
  if (parsed.success) return { text: draft.text, output: parsed.data }
  const fields = parsed.error.issues.map((issue) => ({ field: ["output", ...issue.path].join("."), message: issue.message }))
  throw new AppError("invalid_payload", "The edited output does not fit this prompt's form. Nothing was decided.", { fields })
}

function readProse(output: unknown): string {
  if (typeof output !== "string" || output.trim() === "") throw refuse("Write the corrected text.")
  if (output.length > longestProse) throw refuse(`At most ${longestProse} characters.`)
  return output
}

function refuse(message: string): AppError {
  return new AppError("invalid_payload", message, { fields: [{ field: "output", message }] })
}
