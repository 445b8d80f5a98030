import { describe, expect, it } from "vitest"
import { stem } from "./stem"

describe("stem", () => {
  it.each([
    ["terminates", "terminate"], ["terminated", "terminating"], ["renewing", "renew"], ["running", "run"], ["parties", "party"], ["cuts", "cutting"], ["slices", "slicing"], ["licences", "licensed"],
  ])("sees %s and %s as one word", (a, b) => expect(stem(a)).toBe(stem(b)))

  it.each([
    ["distributor", "distribution"], ["licensor", "licensee"], ["term", "terms"], ["damage", "damages"], ["maintain", "maintenance"], ["good", "goods"],
  ])("keeps %s and %s apart", (a, b) => expect(stem(a)).not.toBe(stem(b)))
})
