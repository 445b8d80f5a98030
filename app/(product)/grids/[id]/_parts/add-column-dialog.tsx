"use client"

import type { ChangeGridInput, GridColumnView, NewColumn } from "@/lib/services/grids/grids.dto"
import { Button } from "../../../../_components/ui/button"
import { Dialog } from "../../../../_components/ui/dialog"
import { ColumnForm } from "../../_parts/column-form"
import { columnSuggestions } from "../../_parts/column-suggestions"

type AddColumnDialogProps = { clauseTypes: readonly string[]; columns: GridColumnView[]; isBusy: boolean; onChange: (changes: ChangeGridInput) => Promise<boolean>; onClose: () => void }

export function AddColumnDialog({ clauseTypes, columns, isBusy, onChange, onClose }: AddColumnDialogProps) {
  const add = async (column: NewColumn) => (await onChange({ addColumns: [column] })) && onClose()
  const further = columnSuggestions.filter((suggestion) => !columns.some((column) => column.question === suggestion.question))
  return (
    <Dialog isOpen onClose={onClose} title="Add a column" description="The question is put to every document of this grid." place="wide">
      <div className="space-y-5">
        <ColumnForm clauseTypes={clauseTypes} submitLabel="Add column" isBusy={isBusy} onSubmit={(column) => void add(column)} />
        {further.length > 0 && (
          <section aria-label="Suggestions" className="space-y-2 border-t border-line pt-4">
            <h3 className="text-sm font-medium">Or one of these</h3>
            <div className="flex flex-wrap gap-2">
              {further.map((suggestion) => (
                <Button key={suggestion.title} size="sm" title={suggestion.question} disabled={isBusy} onClick={() => void add(suggestion)}>
                  {suggestion.title}
                </Button>
              ))}
            </div>
          </section>
        )}
      </div>
    </Dialog>
  )
}
