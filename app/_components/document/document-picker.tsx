"use client"

import { FileText, X } from "lucide-react"
import { buttonClass } from "../ui/button-class"
import { Popover } from "../ui/popover"
import { DocumentOptions, type ChosenDocument } from "./document-options"

type DocumentPickerProps = {
  chosen: ChosenDocument[]
  onChange: (chosen: ChosenDocument[]) => void
  isSingle?: boolean
  /** What the button says while nothing is chosen, such as "All documents". */
  emptyLabel: string
  side?: "top" | "bottom"
}

export function DocumentPicker({ chosen, onChange, isSingle = false, emptyLabel, side = "bottom" }: DocumentPickerProps) {
  const toggle = (document: ChosenDocument) => {
    const isChosen = chosen.some(({ id }) => id === document.id)
    if (isSingle) onChange([document])
    else onChange(isChosen ? chosen.filter(({ id }) => id !== document.id) : [...chosen, document])
  }
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-1.5">
      <Popover
        label="Choose documents"
        side={side}
        className="w-80"
        triggerClassName={buttonClass({ size: "sm" })}
        trigger={
          <>
            <FileText aria-hidden /> {chosen.length === 0 ? emptyLabel : isSingle ? "Change" : `${chosen.length} ${chosen.length === 1 ? "document" : "documents"}`}
          </>
        }
      >
        {(close) => (
          <DocumentOptions
            chosen={chosen}
            isSingle={isSingle}
            onToggle={(document) => {
              toggle(document)
              if (isSingle) close()
            }}
          />
        )}
      </Popover>
      {chosen.map((document) => (
        <span key={document.id} className="inline-flex h-7 max-w-56 items-center gap-1 rounded-md bg-accent-soft pr-0.5 pl-2 text-sm text-accent-ink">
          <span className="truncate" title={document.title}>
            {document.title}
          </span>
          <button
            type="button"
            aria-label={`Remove ${document.title}`}
            onClick={() => onChange(chosen.filter(({ id }) => id !== document.id))}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-surface"
          >
            <X aria-hidden className="size-3.5" />
          </button>
        </span>
      ))}
    </div>
  )
}
