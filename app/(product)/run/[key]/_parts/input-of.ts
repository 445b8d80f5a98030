import type { PromptView } from "@/lib/services/prompts/prompts.dto"
import type { CreateRequestInput } from "@/lib/services/requests/requests.dto"
import type { ChosenDocument } from "../../../../_components/document/document-options"
import type { FormField, FormValues } from "../../../../_components/schema-form/form-fields"
import { type FieldErrors, payloadOf } from "../../../../_components/schema-form/payload-of"

type Filled = { fields: FormField[]; values: FormValues; documents: ChosenDocument[] }

/** What the form would send, and what is wrong with it as far as the page can tell. */
export function inputOf(prompt: Pick<PromptView, "key" | "documents">, { fields, values, documents }: Filled): { input: CreateRequestInput; errors: FieldErrors } {
  const { payload, errors } = payloadOf(fields, values)
  const needsDocument = (prompt.documents === "one" || prompt.documents === "many") && documents.length === 0
  if (needsDocument) errors.documentIds = prompt.documents === "one" ? "Choose a document." : "Choose at least one document."
  return { input: { promptKey: prompt.key, payload, ...(documents.length > 0 ? { documentIds: documents.map(({ id }) => id) } : {}) }, errors }
}
