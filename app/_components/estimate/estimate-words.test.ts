import { describe, expect, it } from "vitest"
import type { EstimateView } from "@/lib/services/requests/requests.dto"
import { estimateLine, estimateNotice, warningOf } from "./estimate-words"

const estimate: EstimateView = {
  inputTokens: 5_432,
  outputTokens: 750,
  maxOutputTokens: 1_500,
  worstTokens: 11_522,
  costNanoUsd: { typical: "27546000", worst: "60033750" },
  model: "claude-sonnet-4-6",
  isOffline: false,
  thresholdTokens: 12_000,
  isOverThreshold: false,
  action: null,
  economyModel: null,
  budgets: [],
}
const budget = { scope: "user", period: "day", unit: "tokens", hasRoom: true, resetsAt: "2026-11-22T00:00:00Z" } as const

describe("the words of an estimate", () => {
  it("say what is likely and the most it can cost", () => {
    expect(estimateLine(estimate)).toBe("≈ 6,200 tokens · up to $0.0600")
    expect(estimateLine({ ...estimate, inputTokens: 0, outputTokens: 7 })).toBe("≈ 7 tokens · up to $0.0600")
    expect(estimateNotice({ ...estimate, budgets: [budget] })).toBeNull()
  })

  it("say that the offline model costs nothing, and no less", () => {
    const offline = { ...estimate, isOffline: true, costNanoUsd: { typical: "0", worst: "0" } }
    expect(estimateLine(offline)).toBe("≈ 6,200 tokens · $0 on the offline model")
    expect(warningOf(offline).text).toContain("costs nothing")
  })

  it("name the cheaper model, and a budget without room before anything else", () => {
    const economy = { ...estimate, action: "economy", economyModel: "claude-haiku-4-5", isOverThreshold: true } as const
    expect(estimateNotice(economy)?.title).toContain("cheaper model claude-haiku-4-5")
    expect(estimateNotice({ ...economy, budgets: [budget, { ...budget, hasRoom: false }] })?.title).toBe("Your daily budget has no room for this.")
  })

  it("ask before something large is sent", () => {
    expect(warningOf({ ...estimate, action: "warn", worstTokens: 14_260 }).title).toBe("This is larger than usual: as many as 14,000 tokens, up to $0.0600.")
  })
})
