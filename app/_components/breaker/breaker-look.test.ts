import { expect, it } from "vitest"
import { breakerLook } from "./breaker-look"

it("puts an order before the breaker's own state", () => {
  expect(breakerLook({ forced: "open", state: "closed" }).label).toBe("Not asked, by order")
  expect(breakerLook({ forced: "closed", state: "open" }).label).toBe("Asked anyway, by order")
  expect((["closed", "open", "probing"] as const).map((state) => breakerLook({ forced: null, state }).label)).toEqual(["Asked", "Paused", "Trying one call"])
})
