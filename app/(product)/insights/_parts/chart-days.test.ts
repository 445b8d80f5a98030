import { expect, it } from "vitest"
import { chartDays } from "./chart-days"

const sum = { costNanoUsd: "3000000000", estimatedNanoUsd: "1000000000", calls: 2, requests: 1, inputTokens: 10, cacheReadTokens: 5, cacheWriteTokens: 1, outputTokens: 4 }
const days = [{ day: "2026-03-01", ...sum }, { day: "2026-03-02", ...sum }]

it("stacks what is estimated on what was billed, and adds up to the cost", () => {
  expect(chartDays(days, { metric: "cost", today: "2026-03-02" }).map(({ whole, part }) => [whole, part])).toEqual([[2, 1], [2, 1]])
  expect(chartDays(days, { metric: "tokens", today: "2026-03-02" })[0]).toMatchObject({ whole: 16, part: 4 })
})

it("leaves a gap for days that have not come, not a zero", () => {
  expect(chartDays(days, { metric: "requests", today: "2026-03-01" }).map((day) => day.whole)).toEqual([1, null])
})
