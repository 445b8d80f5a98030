"use client"

import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react"
import type { ChangeGridInput, GridColumnView } from "@/lib/services/grids/grids.dto"
import { Button } from "../../../../_components/ui/button"
import { Popover } from "../../../../_components/ui/popover"
import { columnTypeLooks } from "../../_parts/column-types"

type ColumnMenuProps = { column: GridColumnView; columns: GridColumnView[]; canEdit: boolean; onChange: (changes: ChangeGridInput) => Promise<boolean> }

/** The heading of a column; it tells the question, and moves or removes the column. */
export function ColumnMenu({ column, columns, canEdit, onChange }: ColumnMenuProps) {
  const { label, icon: Icon } = columnTypeLooks[column.type]
  const at = columns.findIndex(({ id }) => id === column.id)
  const move = (by: number) => {
    const order = columns.map(({ id }) => id)
    order.splice(at, 1)
    order.splice(at + by, 0, column.id)
    return onChange({ columnOrder: order })
  }
  return (
    <Popover
      label={column.title}
      align={at >= columns.length - 1 && at > 0 ? "right" : "left"}
      className="whitespace-normal"
      triggerClassName="flex w-full items-center gap-1.5 rounded-sm text-left text-sm font-medium text-ink hover:underline"
      trigger={
        <>
          <Icon aria-hidden className="size-3.5 shrink-0 text-faint" />
          <span className="truncate">{column.title}</span>
        </>
      }
    >
      {(close) => (
        <div className="space-y-3 p-3 text-left text-sm font-normal text-ink">
          <p className="break-words">{column.question}</p>
          <p className="text-muted">
            {label}
            {column.clauseType ? `, from a clause of the type ${column.clauseType}` : ""}
          </p>
          {canEdit && (
            <div className="flex flex-wrap gap-2">
              <Button size="sm" disabled={at === 0} onClick={() => void move(-1)}>
                <ArrowLeft aria-hidden /> Move left
              </Button>
              <Button size="sm" disabled={at === columns.length - 1} onClick={() => void move(1)}>
                <ArrowRight aria-hidden /> Move right
              </Button>
              <Button
                size="sm"
                disabled={columns.length === 1}
                onClick={() => {
                  close()
                  void onChange({ removeColumnIds: [column.id] })
                }}
              >
                <Trash2 aria-hidden /> Remove
              </Button>
            </div>
          )}
        </div>
      )}
    </Popover>
  )
}
