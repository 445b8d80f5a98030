"use client"

import { useRef, useState, type KeyboardEvent } from "react"
import Link from "next/link"
import { useVirtualizer } from "@tanstack/react-virtual"
import { Lock } from "lucide-react"
import type { CellView, ChangeGridInput, GridView } from "@/lib/services/grids/grids.dto"
import { CellButton } from "./cell-button"
import { ColumnMenu } from "./column-menu"
import { DocumentMenu } from "./document-menu"
import { nextPlace, type Place } from "./next-place"

const rowHeight = 57

type GridTableProps = { grid: GridView; cellAt: (documentId: string, columnId: string) => CellView | undefined; onOpen: (cellId: string) => void; onChange: (changes: ChangeGridInput) => Promise<boolean> }

/** Headings and titles stay in sight; arrow keys go from cell to cell. Only rows near the eye are there. */
export function GridTable({ grid, cellAt, onOpen, onChange }: GridTableProps) {
  const { documents, columns, canEdit } = grid
  const scroller = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 })
  // oxlint-disable-next-line react-hooks-js/incompatible-library, react/react-compiler -- the compiler leaves this component alone, which is all that is needed
  const rows = useVirtualizer({ count: documents.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12, initialRect: { width: 1_000, height: 1_200 } })
  const shown = rows.getVirtualItems()
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  const move = (event: KeyboardEvent) => {
    const next = nextPlace(place, { key: event.key, isWhole: event.ctrlKey || event.metaKey, rows: documents.length, columns: columns.length })
    if (!next) return
    event.preventDefault()
    setPlace(next)
    rows.scrollToIndex(next.row)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-place="${next.row} ${next.column}"] button`)?.focus())
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable from the keyboard
    <div ref={scroller} role="region" aria-label={`Answers of ${grid.title}`} tabIndex={0} className="relative max-h-[calc(100dvh-13rem)] min-h-64 overflow-auto rounded-xl border border-line bg-surface">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- arrow keys go from cell to cell, as in the grid pattern of ARIA */}
      <table role="grid" aria-rowcount={documents.length + 1} aria-colcount={columns.length + 1} className="min-w-full border-separate border-spacing-0 text-left" onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col" className="sticky top-0 left-0 z-30 w-56 min-w-56 border-r border-b border-line bg-surface px-3 py-2 text-xs font-medium text-faint">
              Document
            </th>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="sticky top-0 z-20 w-52 max-w-72 min-w-44 border-b border-line bg-surface px-3 py-2 has-[[aria-expanded=true]]:z-40">
                <ColumnMenu column={column} columns={columns} canEdit={canEdit} onChange={onChange} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {shown.map(({ index }) => {
            const document = documents[index]
            if (!document) return null
            return (
              <tr key={document.id} aria-rowindex={index + 2} style={{ height: rowHeight }}>
                <th scope="row" className="sticky left-0 z-10 w-56 max-w-56 min-w-56 border-r border-b border-line bg-surface px-3 py-2 text-sm font-medium has-[[aria-expanded=true]]:z-30">
                  <span className="flex items-center gap-1.5">
                    {document.isPrivate && <Lock role="img" aria-label="Private" className="size-3.5 shrink-0 text-warn-ink" />}
                    <Link href={`/documents/${document.id}`} prefetch={false} className="line-clamp-2 min-w-0 flex-1 rounded-sm break-words hover:underline" title={document.title}>
                      {document.title}
                    </Link>
                    {canEdit && documents.length > 1 && <DocumentMenu document={document} onChange={onChange} />}
                  </span>
                </th>
                {columns.map((column, at) => (
                  <td key={column.id} data-place={`${index} ${at}`} className="border-b border-line p-0 align-top" onFocus={() => setPlace({ row: index, column: at })}>
                    <CellButton
                      cell={cellAt(document.id, column.id)}
                      column={column.title}
                      document={document.title}
                      tabIndex={place.row === index && place.column === at ? 0 : -1}
                      className="h-14 px-3 py-2"
                      onOpen={onOpen}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
    </div>
  )
}
