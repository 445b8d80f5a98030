import { expect } from "vitest"
import { costOf } from "@/lib/inference/pricing/cost-of"
import { getPrice } from "@/lib/inference/pricing/price-at"
import type { Usage } from "@/lib/inference/usage"
import type { BillRow } from "../../../support/mock-provider"
import { linesThat } from "./journal"
import type { CallState, FrameState, State } from "./read-state"

const restingStates = ["done", "failed", "cancelled", "rejected", "in_review"]
const classes = ["inputTokens", "cacheReadTokens", "cacheWrite5mTokens", "cacheWrite1hTokens", "outputTokens"] as const

/** Every accepted request rests in one state that it reached once, and every key names one request for ever. */
export function expectOneEnd(state: State, journal: string, count: number): void {
  expect(state.requests).toHaveLength(count)
  expect(state.requests.filter((request) => !restingStates.includes(request.status))).toEqual([])
  expect(state.requests.filter((request) => request.ends !== 1)).toEqual([])
  const idByKey = new Map(state.requests.map((request) => [request.key, request.id]))
  expect(idByKey.size).toBe(count)
  expect(linesThat(journal, "accept").filter((line) => idByKey.get(line.key) !== line.requestId)).toEqual([])
  expect(state.liveRuns).toBe(0)
  expect(state.failedRuns).toBe(0)
}

/** A step begins again only while no result of it is on record. */
export function expectNoStepRepeated(state: State, journal: string): void {
  const recordedAt = new Map(state.steps.map((step) => [`${step.runId} ${step.step}`, step.finishedAtMs]))
  const late = linesThat(journal, "start-step").filter((line) => line.atMs > (recordedAt.get(`${line.runId} ${line.step}`) ?? Number.POSITIVE_INFINITY))
  expect(late).toEqual([])
}

/** Ledger and bill, call by call: settled rows to the token, estimated ones within their bound, and nothing on one side only that was charged. */
export function expectLedgerMatchesBill(calls: CallState[], bill: BillRow[]): void {
  const ledger = new Map(calls.map((call) => [call.id, call]))
  const billed = new Map(bill.map((row) => [row.callId ?? `without id ${row.billId}`, row]))
  expect(billed.size).toBe(bill.length)
  expect([...billed.keys()].filter((callId) => !ledger.has(callId))).toEqual([])
  expect(calls.filter((call) => call.status === "open")).toEqual([])
  expect(calls.filter((call) => call.status === "settled" && !billed.has(call.id))).toEqual([])
  for (const row of bill) {
    const call = ledger.get(row.callId ?? "")
    if (!call) continue
    if (call.status === "settled") expect(usageOf(call)).toEqual(usageOf(row.usage))
    if (call.status === "failed") expect(costOfRow(row, call)).toBe(0n)
    if (call.status === "estimated") expect(costOfRow(row, call)).toBeLessThanOrEqual(BigInt(call.bound))
    expect(BigInt(call.cost)).toBeLessThanOrEqual(BigInt(call.bound))
  }
}

/** Contiguous numbers, and the text that stands after the last fresh start is the text that is stored. */
export function expectStreamsWhole(state: State): void {
  const byRequest = new Map(state.requests.map((request): [string, FrameState[]] => [request.id, []]))
  for (const frame of state.frames) byRequest.get(frame.requestId)?.push(frame)
  for (const request of state.requests) {
    const frames = byRequest.get(request.id) ?? []
    const first = frames[0]?.seq ?? 0
    expect(frames.map((frame) => frame.seq)).toEqual(frames.map((_, index) => first + index))
    if (request.isHeld) expect(textOf(frames)).toBe("")
    else expect(first).toBe(0)
    if (request.promptKey === "rag_answer" && request.status === "done") expect(textOf(frames)).toBe(request.text)
  }
}

export function textOf(frames: { part: Record<string, unknown> }[]): string {
  const restart = frames.findLastIndex((frame) => frame.part.type === "reset-step")
  return frames.slice(restart + 1).map((frame) => (frame.part.type === "text-delta" ? String(frame.part.delta) : "")).join("")
}

function usageOf(usage: Usage): Usage {
  return Object.fromEntries(classes.map((name) => [name, usage[name]])) as Usage
}

function costOfRow(row: BillRow, call: CallState): bigint {
  return costOf(row.usage, getPrice({ provider: row.provider, model: call.model }, new Date(call.startedAtMs)))
}
