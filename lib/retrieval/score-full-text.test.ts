import { describe, expect, it } from "vitest"
import { scoreFullText } from "./score-full-text"

describe("scoreFullText", () => {
  it("weighs a rare word above a common one", () => {
    const hits = [
      { wordCount: 300, termCounts: { agreement: 4 } },
      { wordCount: 300, termCounts: { escrow: 1 } },
      { wordCount: 300, termCounts: { agreement: 2 } },
      { wordCount: 300, termCounts: { agreement: 1 } },
    ]
    const scores = scoreFullText(hits, ["agreement", "escrow"])
    expect(scores[1]?.score).toBeGreaterThan(scores[0]?.score ?? 0)
  })

  it("counts words that no passage holds against each passage's coverage", () => {
    const [hit] = scoreFullText([{ wordCount: 300, termCounts: { capital: 1 } }], ["capital", "france"])
    expect(hit?.coverage).toBeLessThan(0.2)
  })

  it("covers everything where a passage holds every word", () => {
    const [hit] = scoreFullText([{ wordCount: 300, termCounts: { notice: 1, renewal: 2 } }], ["notice", "renewal"])
    expect(hit?.coverage).toBeCloseTo(1)
  })

  it("gives nothing for nothing", () => {
    expect(scoreFullText([], ["notice"])).toEqual([])
    expect(scoreFullText([{ wordCount: 0, termCounts: {} }], [])).toEqual([{ score: 0, coverage: 0 }])
  })
})
