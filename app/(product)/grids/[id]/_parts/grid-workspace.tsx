"use client"

import { useCallback, useMemo, useState } from "react"
import type { CellView, GridView } from "@/lib/services/grids/grids.dto"
import { Button } from "../../../../_components/ui/button"
import { PageBody } from "../../../../_components/ui/page-body"
import { PageHeader } from "../../../../_components/ui/page-header"
import { ProgressBar } from "../../../../_components/ui/progress-bar"
import { TextLink } from "../../../../_components/ui/text-link"
import { CellPanel } from "./cell-panel"
import { GridActions } from "./grid-actions"
import { GridCards } from "./grid-cards"
import { GridTable } from "./grid-table"
import { useGrid } from "./use-grid"
import { useIsNarrow } from "./use-is-narrow"

export function GridWorkspace({ initial, initialCellId, clauseTypes }: { initial: GridView; /** One that a link opens. */ initialCellId: string | null; clauseTypes: readonly string[] }) {
  const { grid, isBusy, stop, change, askAgain, refresh } = useGrid(initial)
  const [openId, setOpenId] = useState(initial.cells.some(({ id }) => id === initialCellId) ? initialCellId : null)
  const isNarrow = useIsNarrow()
  const byPlace = useMemo(() => new Map(grid.cells.map((cell): [string, CellView] => [`${cell.documentId} ${cell.columnId}`, cell])), [grid.cells])
  const cellAt = useCallback((documentId: string, columnId: string) => byPlace.get(`${documentId} ${columnId}`), [byPlace])
  const opened = grid.cells.find(({ id }) => id === openId)
  return (
    <PageBody width="wide">
      <PageHeader
        eyebrow={<TextLink href="/grids">Grids</TextLink>}
        title={grid.title}
        description={summaryOf(grid)}
        actions={<GridActions grid={grid} clauseTypes={clauseTypes} isBusy={isBusy} onChange={change} onAskAgain={askAgain} />}
      />
      <div className="h-8" role="status">
        {grid.progress.open > 0 && (
          <div className="flex items-center gap-3 text-sm text-muted">
            <ProgressBar label="Cells answered" share={(grid.progress.total - grid.progress.open) / Math.max(1, grid.progress.total)} className="max-w-64" />
            <span className="whitespace-nowrap tabular-nums">
              {grid.progress.total - grid.progress.open} of {grid.progress.total} answered
            </span>
            {grid.canEdit && (
              <Button size="sm" variant="ghost" isBusy={isBusy} onClick={() => void stop()}>
                Stop
              </Button>
            )}
          </div>
        )}
      </div>
      {isNarrow ? <GridCards grid={grid} cellAt={cellAt} onOpen={setOpenId} /> : <GridTable grid={grid} cellAt={cellAt} onOpen={setOpenId} onChange={change} />}
      {openId && (
        <CellPanel
          key={openId}
          gridId={grid.id}
          cellId={openId}
          column={grid.columns.find(({ id }) => id === opened?.columnId)}
          canReview={grid.canReview}
          canEdit={grid.canEdit}
          onChanged={refresh}
          onAskAgain={async (cellId) => {
            setOpenId(null)
            await askAgain([cellId])
          }}
          onClose={() => setOpenId(null)}
        />
      )}
    </PageBody>
  )
}

function summaryOf({ documents, columns, owner, progress }: GridView): string {
  const size = `${documents.length} ${documents.length === 1 ? "document" : "documents"}, ${columns.length} ${columns.length === 1 ? "question" : "questions"}, made by ${owner.name}`
  const notes = [
    progress.doubtful > 0 ? `${progress.doubtful} to be reviewed` : "",
    progress.stale > 0 ? `${progress.stale} changed since` : "",
    progress.failed > 0 ? `${progress.failed} failed` : "",
  ].filter(Boolean)
  return notes.length > 0 ? `${size}. ${notes.join(", ")}.` : `${size}.`
}
