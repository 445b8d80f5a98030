"use client"

import { useState } from "react"
import type { ChangeGridInput, GridDocumentView } from "@/lib/services/grids/grids.dto"
import { DocumentOptions, type ChosenDocument } from "../../../../_components/document/document-options"
import { Button } from "../../../../_components/ui/button"
import { Dialog } from "../../../../_components/ui/dialog"

type AddDocumentsDialogProps = { documents: GridDocumentView[]; isBusy: boolean; onChange: (changes: ChangeGridInput) => Promise<boolean>; onClose: () => void }

export function AddDocumentsDialog({ documents, isBusy, onChange, onClose }: AddDocumentsDialogProps) {
  const [chosen, setChosen] = useState<ChosenDocument[]>([])
  const isThere = (id: string) => documents.some((document) => document.id === id)
  const toggle = (document: ChosenDocument) => {
    if (!isThere(document.id)) setChosen(chosen.some(({ id }) => id === document.id) ? chosen.filter(({ id }) => id !== document.id) : [...chosen, document])
  }
  const add = async () => (await onChange({ addDocumentIds: chosen.map(({ id }) => id) })) && onClose()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Add documents"
      description="Every question of this grid is put to them."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} disabled={chosen.length === 0} onClick={() => void add()}>
            {chosen.length === 1 ? "Add 1 document" : `Add ${chosen.length} documents`}
          </Button>
        </>
      }
    >
      <div className="rounded-lg border border-line">
        <DocumentOptions chosen={[...documents, ...chosen]} isSingle={false} onToggle={toggle} />
      </div>
    </Dialog>
  )
}
