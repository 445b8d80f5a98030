"use client"

import { memo } from "react"
import { CircleCheck, Eye, History, PencilLine } from "lucide-react"
import type { CellView } from "@/lib/services/grids/grids.dto"
import { cx } from "../../../../_components/ui/cx"
import { cellLabel, cellWords } from "./cell-words"

type CellButtonProps = { cell: CellView | undefined; column: string; document: string; tabIndex?: number; className?: string; onOpen: (cellId: string) => void }

/** One answer; it opens the quote that it stands on. */
export const CellButton = memo(function CellButton({ cell, column, document, tabIndex, className, onOpen }: CellButtonProps) {
  const { text, ink } = cellWords(cell)
  const isSettled = cell?.review === "accepted" || cell?.review === "corrected"
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={cellLabel(cell, column, document)}
      disabled={!cell}
      onClick={() => cell && onOpen(cell.id)}
      className={cx("flex w-full items-start gap-1.5 text-left text-sm hover:bg-sunken focus-visible:outline-offset-[-2px]", cell?.isDoubtful && "bg-warn-soft/60", className)}
    >
      <span className={cx("line-clamp-2 min-w-0 flex-1 break-words", ink, cell?.state === "running" && "animate-pulse")}>{text}</span>
      {cell?.isStale && <History aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-ink" />}
      {cell?.isDoubtful && !cell.isStale && <Eye aria-hidden className="mt-0.5 size-3.5 shrink-0 text-warn-ink" />}
      {isSettled && (cell.review === "accepted" ? <CircleCheck aria-hidden className="mt-0.5 size-3.5 shrink-0 text-good-ink" /> : <PencilLine aria-hidden className="mt-0.5 size-3.5 shrink-0 text-good-ink" />)}
    </button>
  )
})
