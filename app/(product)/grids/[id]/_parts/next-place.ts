export type Place = { row: number; column: number }

type Press = { key: string; /** Ctrl or ⌘: to the very end. */ isWhole: boolean; rows: number; columns: number }

/** Where a key leads from a cell; null where it leads nowhere. */
export function nextPlace({ row, column }: Place, { key, isWhole, rows, columns }: Press): Place | null {
  const last = { row: rows - 1, column: columns - 1 }
  const to = {
    ArrowUp: { row: isWhole ? 0 : row - 1, column },
    ArrowDown: { row: isWhole ? last.row : row + 1, column },
    ArrowLeft: { row, column: isWhole ? 0 : column - 1 },
    ArrowRight: { row, column: isWhole ? last.column : column + 1 },
    Home: { row: isWhole ? 0 : row, column: 0 },
    End: { row: isWhole ? last.row : row, column: last.column },
    PageUp: { row: Math.max(0, row - 10), column },
    PageDown: { row: Math.min(last.row, row + 10), column },
  }[key]
  if (!to || to.row < 0 || to.column < 0 || to.row > last.row || to.column > last.column) return null
  return to
}
