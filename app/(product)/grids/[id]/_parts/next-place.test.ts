import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { nextPlace } from "./next-place"

const size = { rows: 3, columns: 4, isWhole: false }

describe("nextPlace", () => {
  it("goes one cell in the direction of the arrow, to the ends of the row, and to the corners", () => {
    expect(nextPlace({ row: 1, column: 1 }, { ...size, key: "ArrowDown" })).toEqual({ row: 2, column: 1 })
    expect(nextPlace({ row: 1, column: 1 }, { ...size, key: "End" })).toEqual({ row: 1, column: 3 })
    expect(nextPlace({ row: 1, column: 1 }, { ...size, key: "Home", isWhole: true })).toEqual({ row: 0, column: 0 })
    expect(nextPlace({ row: 1, column: 1 }, { ...size, key: "a" })).toBeNull()
  })

  it("never leaves the table", () => {
    const keys = fc.constantFrom("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown")
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean())), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (presses, rows, columns) => {
        let place = { row: 0, column: 0 }
        for (const [key, isWhole] of presses) place = nextPlace(place, { key, isWhole, rows, columns }) ?? place
        expect([place.row >= 0, place.row < rows, place.column >= 0, place.column < columns]).toEqual([true, true, true, true])
      }),
    )
  })
})
