import { describe, expect, it } from "vitest"
import type { AttemptView, CallView, RequestView } from "@/lib/services/requests/requests.dto"
import { attemptStory } from "./attempt-story"

const start = Date.UTC(2026, 10, 21, 8)
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
const sonnet = { provider: "anthropic", model: "claude-sonnet-4-6" }
const gpt = { provider: "openai", model: "gpt-5.4" }

function attempt(number: number, facts: Partial<AttemptView>): AttemptView {
  return { number, startedAt: at(0), endedAt: at(3.1), outcome: null, errorCode: null, ...sonnet, role: "first", passedOver: null, ...facts }
}

function textsOf(attempts: AttemptView[], rest: Partial<RequestView> = {}): string[] {
  const view = { attempts, calls: [], release: { model: sonnet.model }, status: "done", ...rest } as unknown as RequestView
  return attemptStory(view).map((step) => step.text)
}

describe("attemptStory", () => {
  it("tells of a timeout and the model that answered instead", () => {
    const late = attempt(1, { errorCode: "timeout", outcome: "failed", endedAt: at(20) })
    const rescue = attempt(2, { ...gpt, role: "fallback", passedOver: "timeout", outcome: "delivered" })
    expect(textsOf([late, rescue])).toEqual(["Asked Claude Sonnet 4.6: it did not answer in time (20.0 s).", "Asked GPT-5.4 instead: answered in 3.1 s."])
  })

  it("tells why the first choice was not asked at all", () => {
    expect(textsOf([attempt(1, { ...gpt, role: "fallback", passedOver: "breaker_open", outcome: "held" })])).toEqual([
      "Did not ask Claude Sonnet 4.6, as it was paused after a row of failures. Asked GPT-5.4 instead: answered in 3.1 s, and a reviewer has to look at it.",
    ])
  })

  it("tells of a repeat, the cheaper model, a stop, and work that is under way", () => {
    expect(textsOf([attempt(1, { errorCode: "rate_limited", outcome: "failed" }), attempt(2, { role: "retry", outcome: "delivered" })])[1]).toBe("Asked Claude Sonnet 4.6 again: answered in 3.1 s.")
    expect(textsOf([attempt(1, { ...gpt, role: "economy", outcome: "delivered" })])).toEqual(["Asked GPT-5.4, the cheaper choice for a request of this size: answered in 3.1 s."])
    expect(textsOf([attempt(1, { outcome: "cancelled" })], { status: "cancelled" })).toEqual(["Asked Claude Sonnet 4.6: stopped after 3.1 s."])
    expect(textsOf([attempt(1, { endedAt: null })], { status: "processing" })).toEqual(["Asked Claude Sonnet 4.6: it is writing."])
  })

  it("tells of a try that our own server left behind, and finds the model in the ledger where the try does not name it", () => {
    const lost = attempt(1, { endedAt: null, provider: null, model: null, role: null })
    const call = { attempt: 1, purpose: "generate", model: gpt.model, costNanoUsd: "5", isEstimated: true } as CallView
    const view = { attempts: [lost, attempt(2, { outcome: "delivered" })], calls: [call, { ...call, costNanoUsd: "7" }], release: { model: sonnet.model }, status: "done" } as unknown as RequestView
    expect(attemptStory(view)).toEqual([
      { text: "Asked GPT-5.4: our server stopped in the middle of it.", tone: "warn", costNanoUsd: "12", isEstimated: true },
      { text: "Asked Claude Sonnet 4.6 once more: answered in 3.1 s.", tone: "good", costNanoUsd: "0", isEstimated: false },
    ])
  })
})
