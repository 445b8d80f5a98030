import { expect, it } from "vitest"
import { toLines } from "../extraction/recognised-lines"
import { parseTsv } from "./parse-tsv"

const header = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"

it("joins words to lines, measures them in points and leaves spots out", () => {
  const tsv = [header, "4\t1\t1\t1\t1\t0\t100\t100\t400\t40\t-1\t", "5\t1\t1\t1\t1\t1\t100\t100\t100\t40\t90\tThe", "5\t1\t1\t1\t1\t2\t220\t104\t200\t36\t80\tSupplier", "5\t1\t1\t1\t1\t3\t440\t90\t9\t9\t3\t~", "5\t1\t2\t1\t1\t1\t100\t300\t50\t40\t99\tEnd", "broken"].join("\n")
  expect(parseTsv(tsv, { scale: 2 })).toEqual([
    { text: "The Supplier", x: 50, y: 50, width: 160, height: 20, confidence: expect.closeTo(0.827, 3) },
    { text: "End", x: 50, y: 150, width: 25, height: 20, confidence: 0.99 },
  ])
})

it("reads the lines of a page that was scanned sideways in their own direction", () => {
  const sideways = { page: 1, width: 842, height: 595, confidence: 0.9, lines: ["First line of it", "Second line of it"].map((text, index) => ({ text, x: 100 + index * 14, y: 200, width: 10, height: 300, confidence: 0.9 })) }
  const lines = toLines(sideways)
  expect(lines.map(({ x, endX, size }) => [x, endX, size])).toEqual([[95, 395, 10], [95, 395, 10]])
  expect((lines[0]?.y ?? 0) - (lines[1]?.y ?? 0)).toBe(14)
  expect(lines[0]?.spans).toEqual([{ start: 0, end: 16, box: { left: 100, top: 200, right: 110, bottom: 500 } }])
})
