import type { Grid } from "./pdf-grids"
import type { Fragment } from "./pdf-layout"

/** Fragments of one height, from left to right. */
type Row = { y: number; size: number; cells: Fragment[] }
type Span = { from: number; to: number }

const leastColumns = 3
const leastFullRows = 3

/** Tables without lines: three rows or more whose texts stand in three columns or more, with room between them from top to bottom. */
export function findAlignedTables(fragments: readonly Fragment[]): Grid[] {
  const rows = groupRows(fragments)
  const grids: Grid[] = []
  for (let start = 0; start < rows.length; start++) {
    if (!isFull(rows[start])) continue
    const { end, columns } = growTable(rows, start)
    const table = rows.slice(start, end)
    if (isTable(table, columns)) grids.push(toGrid(table, columns))
    start = Math.max(start, end - 1)
  }
  return grids
}

function isFull(row: Row | undefined): boolean {
  return row !== undefined && row.cells.length >= leastColumns
}

function groupRows(fragments: readonly Fragment[]): Row[] {
  const rows: Row[] = []
  for (const fragment of [...fragments].sort((first, second) => second.y - first.y)) {
    const row = rows.at(-1)
    if (row !== undefined && row.y - fragment.y < Math.min(row.size, fragment.size) * 0.5) {
      row.cells.push(fragment)
      row.size = Math.max(row.size, fragment.size)
    } else rows.push({ y: fragment.y, size: fragment.size, cells: [fragment] })
  }
  for (const row of rows) row.cells.sort((first, second) => first.x - second.x)
  return rows
}

/** As far down as the room between three columns stays free; lines of one cell belong to the table while they are no further apart than others. */
function growTable(rows: readonly Row[], start: number): { end: number; columns: Span[] } {
  let columns: Span[] = []
  let known = { end: start, columns }
  let isApart = false
  for (let index = start; index < rows.length; index++) {
    const row = rows[index]
    const before = rows[index - 1]
    if (row === undefined || (index > start && before !== undefined && before.y - row.y > row.size * 4)) break
    const widened = widen(columns, row)
    if (widened.length < leastColumns) break
    columns = widened
    isApart = !isFull(row) && (isApart || (before !== undefined && before.y - row.y > row.size * 1.8))
    if (!isApart) known = { end: index + 1, columns }
  }
  return known
}

/** The columns with the cells of a row added; those that come to touch are one. */
function widen(columns: readonly Span[], row: Row): Span[] {
  const all = [...columns, ...row.cells.map((cell) => ({ from: cell.x, to: cell.endX }))].sort((first, second) => first.from - second.from)
  const merged: Span[] = []
  for (const span of all) {
    const last = merged.at(-1)
    if (last !== undefined && span.from < last.to + row.size * 0.6) last.to = Math.max(last.to, span.to)
    else merged.push({ ...span })
  }
  return merged
}

function isTable(rows: readonly Row[], columns: readonly Span[]): boolean {
  const full = rows.filter((row) => row.cells.length >= leastColumns)
  if (full.length < leastFullRows || rows.some((row) => row.cells.some((cell) => /\.{4,}|(?:\. ){4,}/.test(cell.text)))) return false
  const size = rows[0]?.size ?? 10
  const cellsOf = (column: Span) => rows.flatMap((row) => row.cells.filter((cell) => cell.x >= column.from - 1 && cell.endX <= column.to + 1))
  const aligned = columns.filter((column) => isAligned(cellsOf(column)))
  const prose = columns.filter((column) => isProse(cellsOf(column), column))
  const runsOn = (prose.length >= 2 && rows.length >= 6) || (rows.length >= 8 && prose.some((column) => column.to - column.from > size * 18))
  return aligned.length >= leastColumns && aligned.length >= columns.length * 0.75 && !runsOn
}

/** Several words to a line, and most lines filled. */
function isProse(cells: readonly Fragment[], { from, to }: Span): boolean {
  const words = cells.reduce((sum, cell) => sum + cell.text.trim().split(/\s+/).length, 0)
  return words >= cells.length * 4 && cells.filter((cell) => cell.endX - cell.x > (to - from) * 0.75).length > cells.length * 0.5
}

/** Two cells or more, most of them with one left edge, one right edge or one middle. */
function isAligned(cells: readonly Fragment[]): boolean {
  const share = (placeOf: (cell: Fragment) => number) => Math.max(...cells.map((cell) => cells.filter((other) => Math.abs(placeOf(other) - placeOf(cell)) < 2.5).length)) / cells.length
  return cells.length >= 2 && cells.length <= 500 && Math.max(share((cell) => cell.x), share((cell) => cell.endX), share((cell) => (cell.x + cell.endX) / 2)) >= 0.6
}

function toGrid(rows: readonly Row[], columns: readonly Span[]): Grid {
  const xs = [(columns[0]?.from ?? 0) - 2, ...columns.slice(1).map((column, index) => (column.from + (columns[index]?.to ?? 0)) / 2), (columns.at(-1)?.to ?? 0) + 2]
  const ys = [(rows[0]?.y ?? 0) + (rows[0]?.size ?? 0)]
  rows.forEach((row, index) => {
    const before = rows[index - 1]
    if (before === undefined) return
    const next = rows[index + 1]
    const isNearerToNext = next !== undefined && row.y - next.y < (before.y - row.y) * 0.8
    if (isFull(row) ? !isLedIn(rows, index) : isNearerToNext) ys.push((before.y + row.y) / 2)
  })
  return { xs, ys: [...ys, (rows.at(-1)?.y ?? 0) - (rows.at(-1)?.size ?? 0) * 0.5] }
}

/** A full row whose first lines stand above it, closer than the row before them. */
function isLedIn(rows: readonly Row[], index: number): boolean {
  const [row, before, second] = [rows[index], rows[index - 1], rows[index - 2]]
  return row !== undefined && before !== undefined && second !== undefined && !isFull(before) && before.y - row.y < (second.y - before.y) * 0.8
}
