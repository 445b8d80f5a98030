import { expect, it } from "vitest"
import { costCsv } from "./cost-csv"
import type { CostReport, CostSum } from "./insights.dto"

const sum: CostSum = { costNanoUsd: "1234567890", estimatedNanoUsd: "5", calls: 2, requests: 1, inputTokens: 10, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 3 }
const report: CostReport = { from: "2026-01-01", to: "2026-01-01", timeZone: "UTC", total: sum, days: [{ day: "2026-01-01", ...sum }], prompts: [], models: [], users: [{ key: "u1", label: '=cmd|"x", y', ...sum }], budgets: [] }

it("writes exact dollars and ends with the total", () => {
  expect(costCsv(report, "day")).toBe(
    "day,cost_usd,estimated_usd,calls,requests,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens\r\n2026-01-01,1.234567890,0.000000005,2,1,10,0,0,3\r\ntotal,1.234567890,0.000000005,2,1,10,0,0,3\r\n",
  )
})

it("gives a spreadsheet no formula to run", () => {
  expect(costCsv(report, "user")).toContain(`u1,"'=cmd|""x"", y",1.234567890`)
})
