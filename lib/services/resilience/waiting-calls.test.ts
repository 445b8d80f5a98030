import { expect, it } from "vitest"
import { WaitingCalls } from "./waiting-calls"

it("notices when several calls wait far longer than usual and nothing is heard", () => {
  const waiting = new WaitingCalls()
  for (let call = 0; call < 40; call++) waiting.add(call * 100)(call * 100 + 50)
  for (let call = 0; call < 4; call++) waiting.add(4_000 + call * 100)
  expect(waiting.isSilent(4_250)).toBe(false)
  expect(waiting.isSilent(4_500)).toBe(true)
})

it("does not take a slow provider that answers one call after the other for a silent one", () => {
  const waiting = new WaitingCalls()
  const answers: (() => void)[] = []
  const silentAt: number[] = []
  for (let nowMs = 0; nowMs < 20_000; nowMs += 100) {
    const heard = waiting.add(nowMs)
    const atMs = nowMs + 1_800
    answers.push(() => heard(atMs))
    if (answers.length > 18) answers.shift()?.()
    if (nowMs > 2_000 && waiting.isSilent(nowMs)) silentAt.push(nowMs)
  }
  expect(silentAt).toEqual([])
})

it("is not bothered by a few calls", () => {
  const waiting = new WaitingCalls()
  for (const call of [0, 1, 2]) waiting.add(call)
  expect(waiting.isSilent(10_000)).toBe(false)
})

it("believes what it noticed while the waiting calls fail one by one, until something is heard or ten seconds are over", () => {
  const waiting = new WaitingCalls()
  const calls = [0, 1, 2, 3].map((call) => waiting.add(call))
  expect(waiting.isSilent(4_000)).toBe(true)
  for (const end of calls) end(null)
  expect(waiting.isSilent(5_000)).toBe(true)
  expect(waiting.isSilent(14_001)).toBe(false)
  for (const call of [15_000, 15_001, 15_002, 15_003]) calls.push(waiting.add(call))
  expect(waiting.isSilent(19_500)).toBe(true)
  calls.at(-1)?.(19_600)
  expect(waiting.isSilent(19_700)).toBe(false)
})
