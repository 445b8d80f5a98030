import { uuidv7 } from "uuidv7"
import { describe, expect, it } from "vitest"
import { isSampled } from "./is-sampled"

describe("isSampled", () => {
  it("takes about one in a hundred, and always the same ones", () => {
    const ids = Array.from({ length: 20_000 }, () => uuidv7())
    const taken = ids.filter((id) => isSampled(id))
    expect(taken.length).toBeGreaterThan(100)
    expect(taken.length).toBeLessThan(320)
    expect(taken.every((id) => isSampled(id))).toBe(true)
  })

  it("takes none or all where it is told to", () => {
    expect([isSampled("a", 0), isSampled("a", 1)]).toEqual([false, true])
  })
})
