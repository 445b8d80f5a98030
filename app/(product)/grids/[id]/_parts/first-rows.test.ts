import { expect, it } from "vitest"
import type { CellView, GridView } from "@/lib/services/grids/grids.dto"
import { firstRows } from "./first-rows"

const gridOf = (rows: number, columns: number) =>
  ({
    documents: Array.from({ length: rows }, (_, row) => ({ id: `document ${row}` })),
    cells: Array.from({ length: rows * columns }, (_, at) => ({ id: `cell ${at}`, documentId: `document ${Math.floor(at / columns)}` }) as CellView),
    progress: { total: rows * columns },
  }) as GridView

it("gives a page of 8,000 cells no more than its first rows and the cell that a link opens", () => {
  const { cells, documents, progress } = firstRows(gridOf(200, 40), "cell 7999")
  expect([cells.length, documents.length, progress.total, cells.at(-1)?.id]).toEqual([24 * 40 + 1, 200, 8_000, "cell 7999"])
})

it("gives all of a small grid", () => {
  expect(firstRows(gridOf(5, 3), null).cells).toHaveLength(15)
})
