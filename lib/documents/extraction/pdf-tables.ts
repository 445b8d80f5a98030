import { findAlignedTables } from "./pdf-aligned"
import { findGrids, type Grid } from "./pdf-grids"
import { dominantAngle, joinItems, place, type Fragment, type PageTransform, type TextItem } from "./pdf-layout"
import { dropMarginNumbers } from "./pdf-margin-numbers"
import type { Rule } from "./pdf-rules"
import { shiftSpans } from "./shift-spans"

/** A cell of more letters than this is running text that was set in a frame. */
const mostLettersOfCell = 600
const narrowGap = 1

type View = { transform: PageTransform; angle: number }
type Place = { table: number; row: number; column: number }

/** The text items of a page as fragments in stream order; every row of a table is one, its cells apart by tabs. */
export function joinPage(all: readonly TextItem[], { transform, rules }: { transform: PageTransform; rules: readonly Rule[] }): Fragment[] {
  const view: View = { transform, angle: dominantAngle(all) }
  const items = dropMarginNumbers(all, view.angle)
  const written = items.filter((item) => item.str.trim() !== "")
  const drawn = findGrids(rules.map((rule) => turn(rule, view.angle))).filter((grid) => holdsTable(written, { grid, view }))
  const outside = written.filter((item) => drawn.every((grid) => placeIn(item, { grid, view }) === null))
  const grids = [...drawn, ...findAlignedTables(joinItems(outside, { ...view, widestGap: narrowGap })).filter((grid) => holdsTable(outside, { grid, view }))]
  if (grids.length === 0) return joinItems(items, view)
  const fragments: Fragment[] = []
  const waiting: TextItem[] = []
  const done = new Set<number>()
  const flush = () => fragments.push(...joinItems(waiting.splice(0), view))
  const cells = grids.map((): Map<string, TextItem[]> => new Map())
  const places = items.map((item) => (item.str.trim() === "" ? null : findPlace(item, { grids, view })))
  items.forEach((item, index) => {
    const found = places[index] ?? null
    if (found === null) return
    const key = `${found.row} ${found.column}`
    const cell = cells[found.table]?.get(key)
    if (cell === undefined) cells[found.table]?.set(key, [item])
    else cell.push(item)
  })
  items.forEach((item, index) => {
    const table = places[index]?.table
    if (table === undefined) waiting.push(item)
    else if (!done.has(table)) {
      done.add(table)
      flush()
      const grid = grids[table]
      if (grid !== undefined) fragments.push(...toRows(grid, { cells: cells[table] ?? new Map(), view }))
    }
  })
  flush()
  return fragments
}

function findPlace(item: TextItem, { grids, view }: { grids: readonly Grid[]; view: View }): Place | null {
  for (const [table, grid] of grids.entries()) {
    const found = placeIn(item, { grid, view })
    if (found !== null) return { table, ...found }
  }
  return null
}

/** By the middle of the item and of the height of its letters. */
function placeIn(item: TextItem, { grid: { xs, ys }, view }: { grid: Grid; view: View }): { row: number; column: number } | null {
  const { x, y, width, size } = place(item, view.angle)
  const middle = x + Math.min(width / 2, size)
  const column = xs.findIndex((from, index) => middle >= from && middle < (xs[index + 1] ?? Number.NEGATIVE_INFINITY))
  const height = y + size * 0.3
  const row = ys.findIndex((top, index) => height <= top && height > (ys[index + 1] ?? Number.POSITIVE_INFINITY))
  return column < 0 || row < 0 ? null : { row, column }
}

/** Two rows or more with text in two columns. */
function holdsTable(items: readonly TextItem[], { grid, view }: { grid: Grid; view: View }): boolean {
  const columns = new Map<number, Set<number>>()
  for (const item of items) {
    const found = placeIn(item, { grid, view })
    if (found !== null) columns.set(found.row, (columns.get(found.row) ?? new Set()).add(found.column))
  }
  return [...columns.values()].filter((row) => row.size >= 2).length >= 2
}

function toRows(grid: Grid, { cells, view }: { cells: ReadonlyMap<string, TextItem[]>; view: View }): Fragment[] {
  return grid.ys.slice(1).flatMap((_, row) => {
    const joined = grid.xs.slice(1).map((_x, column) => joinItems(cells.get(`${row} ${column}`) ?? [], view).sort(byPosition))
    if (joined.every((cell) => cell.length === 0)) return []
    const isProse = joined.some((cell) => cell.reduce((sum, line) => sum + line.text.length, 0) > mostLettersOfCell)
    return isProse ? joined.flat() : splitRow(joined).map((cellsOfRow) => toRow(cellsOfRow, grid))
  })
}

const figures = /^[\d.,%$€£()\s+–—-]+$/

/** Between two drawn lines several rows may stand: then three columns, or two with one of figures, have a line at the height of every row. */
function splitRow(cells: readonly (readonly Fragment[])[]): (readonly Fragment[])[][] {
  const isLevel = (first: Fragment, second: Fragment) => Math.abs(first.y - second.y) < Math.min(first.size, second.size) * 0.5
  const linesOf = (cell: readonly Fragment[]) => cell.filter((line, index) => index === 0 || !isLevel(line, cell[index - 1] ?? line))
  const longest = cells.map(linesOf).reduce((most, lines) => (lines.length > most.length ? lines : most), [])
  const filled = cells.filter((cell) => linesOf(cell).length === longest.length && linesOf(cell).every((line, index) => isLevel(line, longest[index] ?? line)))
  const hasFigures = filled.some((cell) => cell.every((line) => figures.test(line.text)))
  const isOnHeights = cells.flat().every((line) => longest.some((height) => isLevel(line, height)))
  if (longest.length < 2 || !isOnHeights || !(filled.length >= 3 || (filled.length === 2 && hasFigures))) return [[...cells]]
  return longest.map((height) => cells.map((cell) => cell.filter((line) => isLevel(line, height))))
}

function byPosition(first: Fragment, second: Fragment): number {
  return Math.abs(first.y - second.y) < Math.min(first.size, second.size) * 0.5 ? first.x - second.x : second.y - first.y
}

function toRow(cells: readonly (readonly Fragment[])[], { xs }: Grid): Fragment {
  const lines = cells.flat()
  const row: Fragment = { text: "", x: xs[0] ?? 0, y: Math.max(...lines.map((line) => line.y)), endX: xs.at(-1) ?? 0, size: Math.max(...lines.map((line) => line.size)), spans: [], isRow: true }
  cells.forEach((cell, column) => {
    if (column > 0) row.text += "\t"
    cell.forEach((line, index) => {
      if (index > 0) row.text = /\p{Ll}-$/u.test(row.text) && /^\p{Ll}/u.test(line.text.trimStart()) ? row.text.slice(0, -1) : `${row.text.trimEnd()} `
      const text = line.text.trim()
      const start = row.text.length
      row.text += text
      row.spans = [...shiftSpans(row.spans, 0, { from: 0, to: start }), ...line.spans.map(({ box }) => ({ start, end: start + text.length, box }))]
    })
  })
  const lead = row.text.length - row.text.trimStart().length
  const text = row.text.trim()
  return { ...row, text, spans: shiftSpans(row.spans, -lead, { from: 0, to: text.length }) }
}

function turn([left, bottom, right, top]: Rule, angle: number): Rule {
  const [cos, sin] = [Math.round(Math.cos(-angle)), Math.round(Math.sin(-angle))]
  const xs = [left * cos - bottom * sin, right * cos - top * sin]
  const ys = [left * sin + bottom * cos, right * sin + top * cos]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}
