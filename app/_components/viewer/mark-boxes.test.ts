import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { LineBox } from "@/lib/services/documents/documents.dto"
import { markBoxes } from "./mark-boxes"

const layout = (lines: LineBox[]) => ({ width: 600, height: 800, lines })

describe("the marks on a page", () => {
  it("cover whole lines, and of the first and last the share that is meant", () => {
    const lines: LineBox[] = [[0, 10, 60, 80, 300, 20], [11, 21, 60, 120, 300, 20], [22, 32, 60, 160, 300, 20]]
    expect(markBoxes({ layout: layout(lines), start: 5, end: 27 })).toEqual([
      { x: 210 / 600, y: 0.1, width: 150 / 600, height: 0.025 },
      { x: 0.1, y: 0.15, width: 0.5, height: 0.025 },
      { x: 0.1, y: 0.2, width: 0.25, height: 0.025 },
    ])
  })

  it("are one where stretches of a line follow each other, and two across a column", () => {
    const sameLine: LineBox[] = [[0, 5, 60, 80, 100, 20], [5, 9, 164, 81, 80, 18]]
    expect(markBoxes({ layout: layout(sameLine), start: 0, end: 9 })).toHaveLength(1)
    const columns: LineBox[] = [[0, 5, 60, 80, 100, 20], [5, 9, 340, 80, 80, 20]]
    expect(markBoxes({ layout: layout(columns), start: 0, end: 9 })).toHaveLength(2)
  })

  it("are cut where the letters on the page stand, past a tab and between narrow and wide ones", () => {
    const lines: LineBox[] = [[0, 12, 60, 80, 300, 20]]
    const placed = [{ text: "9.1", x: 60, y: 96, width: 20 }, { text: "The term", x: 160, y: 96, width: 200 }, { text: "below", x: 60, y: 130, width: 90 }]
    const [box] = markBoxes({ layout: layout(lines), start: 4, end: 12 }, placed)
    expect(box).toEqual({ x: 160 / 600, y: 0.1, width: 200 / 600, height: 0.025 })
    const [word] = markBoxes({ layout: layout(lines), start: 0, end: 3 }, placed)
    expect(word).toEqual({ x: 0.1, y: 0.1, width: 20 / 600, height: 0.025 })
  })

  it("are cut by characters where the letters on the page are not those of the line", () => {
    const placed = [{ text: "something else altogether", x: 60, y: 96, width: 300 }]
    const [box] = markBoxes({ layout: layout([[0, 10, 60, 80, 300, 20]]), start: 5, end: 10 }, placed)
    expect(box?.x).toBeCloseTo(210 / 600)
  })

  it("are none where nothing of the passage stands on the page", () => {
    expect(markBoxes({ layout: layout([[0, 10, 60, 80, 300, 20]]), start: 10, end: 20 })).toEqual([])
    expect(markBoxes({ layout: layout([]), start: 0, end: 20 })).toEqual([])
  })

  it("never leave their lines", () => {
    const line = fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 80 }), fc.nat(300), fc.nat(700), fc.integer({ min: 1, max: 300 }), fc.integer({ min: 4, max: 40 }))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(150), fc.integer({ min: 1, max: 80 }), (made, start, length) => {
        const lines = made.map(([from, size, x, y, width, height]): LineBox => [from, from + size, x, y, width, height])
        for (const box of markBoxes({ layout: layout(lines), start, end: start + length })) {
          expect(lines.some(([, , x, y]) => box.x * 600 >= x - 0.01 && box.y * 800 >= y - 0.01)).toBe(true)
          expect(box.x >= 0 && box.x + box.width <= 1.001 && box.width > 0 && box.height > 0).toBe(true)
        }
      }),
    )
  })
})
