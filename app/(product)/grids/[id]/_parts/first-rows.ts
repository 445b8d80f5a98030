import type { GridView } from "@/lib/services/grids/grids.dto"

/** More than a screen holds. */
const rowsAtFirst = 24

/** The grid with the cells of its first rows, and of the one that a link opens; the others are asked for by the page, so that it is not as heavy as the whole grid. */
export function firstRows(grid: GridView, openCellId: string | null): GridView {
  const first = new Set(grid.documents.slice(0, rowsAtFirst).map(({ id }) => id))
  return { ...grid, cells: grid.cells.filter((cell) => first.has(cell.documentId) || cell.id === openCellId) }
}
