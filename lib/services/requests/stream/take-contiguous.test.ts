import fc from "fast-check"
import { expect, it } from "vitest"
import { takeContiguous } from "./watch-request"

const frame = (seq: number) => ({ seq, part: { type: "text-delta", delta: String(seq) } })

it("gives exactly the frames that follow on each other, once each, and says when some are missing", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }), fc.integer({ min: -1, max: 30 }), (numbers, position) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const [ready, hasGap] = takeContiguous(sorted.map(frame), position)
      expect(ready.map(({ seq }) => seq)).toEqual(ready.map((_, index) => position + 1 + index))
      const newest = sorted.at(-1) ?? -1
      expect(hasGap).toBe(newest > position + ready.length)
    }),
  )
})
