import { expect, it } from "vitest"
import { shareText, waysOf } from "./ways"

it("never shows a failure as none, nor a rest as all", () => {
  expect([shareText(1, 100_000), shareText(99_999, 100_000), shareText(0, 7), shareText(7, 7), shareText(1, 8), shareText(0, 0)]).toEqual(["< 0.1 %", "> 99.9 %", "0 %", "100 %", "12.5 %", "–"])
})

it("leads from every number to a list of its own", () => {
  const ways = waysOf({ requests: 10, done: 8, failed: 2, fallback: 1, economy: 0, retry: 0, exact: 3, semantic: 0, older: 0, joined: 1 })
  expect(new Set(ways.map(({ filter }) => JSON.stringify(filter))).size).toBe(ways.length)
})
