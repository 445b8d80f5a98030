"use client"

import type { PromptView } from "@/lib/services/prompts/prompts.dto"
import type { ChosenDocument } from "../../../../_components/document/document-options"
import { DocumentPicker } from "../../../../_components/document/document-picker"

const words: Record<Exclude<PromptView["documents"], "none">, { label: string; hint: string; empty: string }> = {
  one: { label: "Document", hint: "The document this is about.", empty: "Choose a document" },
  many: { label: "Documents", hint: "One or more documents.", empty: "Choose documents" },
  optional: { label: "Documents", hint: "Choose documents if this is about them.", empty: "Choose documents" },
}

type DocumentsFieldProps = { id: string; mode: keyof typeof words; chosen: ChosenDocument[]; onChange: (chosen: ChosenDocument[]) => void; error: string | undefined }

export function DocumentsField({ id, mode, chosen, onChange, error }: DocumentsFieldProps) {
  const { label, hint, empty } = words[mode]
  return (
    <fieldset aria-describedby={`${id}-hint${error ? ` ${id}-error` : ""}`} className="space-y-1.5">
      <legend className="text-sm font-medium">
        {label}
        {mode !== "optional" && <span className="ml-1 font-normal text-faint">(required)</span>}
      </legend>
      <p id={`${id}-hint`} className="text-sm text-muted">
        {hint}
      </p>
      <DocumentPicker chosen={chosen} onChange={onChange} isSingle={mode === "one"} emptyLabel={empty} />
      {error && (
        <p id={`${id}-error`} role="alert" className="text-sm font-medium text-danger-ink">
          {error}
        </p>
      )}
    </fieldset>
  )
}
