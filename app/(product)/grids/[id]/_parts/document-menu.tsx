"use client"

import { EllipsisVertical, Trash2 } from "lucide-react"
import type { ChangeGridInput, GridDocumentView } from "@/lib/services/grids/grids.dto"
import { Button } from "../../../../_components/ui/button"
import { Popover } from "../../../../_components/ui/popover"

export function DocumentMenu({ document, onChange }: { document: GridDocumentView; onChange: (changes: ChangeGridInput) => Promise<boolean> }) {
  return (
    <Popover
      label={document.title}
      className="w-56 p-2 font-normal"
      triggerClassName="inline-flex size-6 shrink-0 items-center justify-center rounded text-muted hover:bg-sunken hover:text-ink"
      trigger={
        <>
          <EllipsisVertical aria-hidden className="size-4" />
          <span className="sr-only">More on {document.title}</span>
        </>
      }
    >
      {(close) => (
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            close()
            void onChange({ removeDocumentIds: [document.id] })
          }}
        >
          <Trash2 aria-hidden /> Remove from this grid
        </Button>
      )}
    </Popover>
  )
}
