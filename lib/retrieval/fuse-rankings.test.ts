import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fuseRankings } from "./fuse-rankings"

const ranking = fc.record({ keys: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 })), weight: fc.double({ min: 0.1, max: 5, noNaN: true }) })

describe("fuseRankings", () => {
  it("puts what both rankings find above what one of them finds", () => {
    const fused = fuseRankings([
      { keys: ["a", "b"], weight: 1 },
      { keys: ["c", "b"], weight: 1 },
    ])
    expect(fused[0]?.key).toBe("b")
  })

  it("scores 1 for the first of every ranking", () => {
    expect(fuseRankings([{ keys: ["a"], weight: 1 }, { keys: ["a", "b"], weight: 1.5 }])[0]).toEqual({ key: "a", score: 1 })
  })

  it("loses no key, doubles none and keeps scores between 0 and 1, best first", () => {
    fc.assert(
      fc.property(fc.array(ranking), (rankings) => {
        const fused = fuseRankings(rankings)
        expect(fused.map(({ key }) => key).toSorted()).toEqual([...new Set(rankings.flatMap(({ keys }) => keys))].toSorted())
        for (const [index, { score }] of fused.entries()) {
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1 + 1e-9)
          expect(score).toBeLessThanOrEqual(fused[index - 1]?.score ?? Number.POSITIVE_INFINITY)
        }
      }),
    )
  })
})
