"use client"

import Link from "next/link"
import type { CellView, GridView } from "@/lib/services/grids/grids.dto"
import { Card } from "../../../../_components/ui/card"
import { CellButton } from "./cell-button"

/** The grid where there is no room for a table: a card for each document. */
export function GridCards({ grid, cellAt, onOpen }: { grid: GridView; cellAt: (documentId: string, columnId: string) => CellView | undefined; onOpen: (cellId: string) => void }) {
  return (
    <ul className="space-y-3">
      {grid.documents.map((document) => (
        <li key={document.id} style={{ contentVisibility: "auto", containIntrinsicSize: `auto ${48 + grid.columns.length * 60}px` }}>
          <Card>
            <h2 className="border-b border-line px-3 py-2 text-base font-semibold break-words">
              <Link href={`/documents/${document.id}`} prefetch={false} className="rounded-sm hover:underline">
                {document.title}
              </Link>
            </h2>
            <dl className="divide-y divide-line">
              {grid.columns.map((column) => (
                <div key={column.id} className="py-1.5">
                  <dt className="px-3 text-xs text-faint">{column.title}</dt>
                  <dd>
                    <CellButton cell={cellAt(document.id, column.id)} column={column.title} document={document.title} className="min-h-8 px-3 py-1" onOpen={onOpen} />
                  </dd>
                </div>
              ))}
            </dl>
          </Card>
        </li>
      ))}
    </ul>
  )
}
