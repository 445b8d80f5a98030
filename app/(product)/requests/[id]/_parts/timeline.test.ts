import { describe, expect, it } from "vitest"
import type { RequestView } from "@/lib/services/requests/requests.dto"
import { timelineOf } from "./timeline"

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 8, 0, second)).toISOString()
const asked = { provider: "anthropic", model: "claude-sonnet-4-6", role: "first", passedOver: null } as const
const none = { state: "none", reviewer: null, decidedAt: null, decision: null, reason: null } as const

function request(facts: Partial<RequestView>): RequestView {
  return { createdAt: at(0), startedAt: at(1), firstTokenAt: null, finishedAt: null, status: "processing", attempts: [], approval: none, error: null, ...facts } as RequestView
}

describe("timelineOf", () => {
  it("tells a retried answer in order", () => {
    const events = timelineOf(
      request({
        status: "done",
        firstTokenAt: at(4),
        finishedAt: at(6),
        attempts: [
          { number: 1, startedAt: at(1), endedAt: at(2), outcome: "failed", errorCode: "overloaded", ...asked },
          { number: 2, startedAt: at(3), endedAt: at(6), outcome: "done", errorCode: null, ...asked },
        ],
      }),
    )
    expect(events.map(({ label }) => label)).toEqual(["Asked", "Started", "Attempt 1 failed", "Attempt 2 started", "First words", "Delivered"])
  })

  it("names the hold and who signed", () => {
    const events = timelineOf(
      request({
        status: "done",
        finishedAt: at(90),
        attempts: [{ number: 1, startedAt: at(1), endedAt: at(5), outcome: "held", errorCode: null, ...asked }],
        approval: { state: "approved", reviewer: "Rita", decidedAt: at(90), decision: "edit", reason: null },
      }),
    )
    expect(events.map(({ label, detail }) => [label, detail])).toContainEqual(["Corrected and signed", "By Rita"])
    expect(events.map(({ label }) => label)).toEqual(["Asked", "Started", "Held for review", "Corrected and signed", "Delivered"])
  })
})
