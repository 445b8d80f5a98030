import { expect, test } from "vitest"
import { isDecidable } from "./view-tool-calls"

const request = { status: "done", isHeld: false, currentAttempt: 2 } as const
const call = { state: "awaiting", attempt: 2 } as const

test("only what the delivered attempt proposed, and nobody has decided, can be decided", () => {
  expect(isDecidable(request, call)).toBe(true)
  expect(isDecidable(request, { ...call, attempt: 1 })).toBe(false)
  expect(isDecidable({ ...request, isHeld: true }, call)).toBe(false)
  for (const status of ["pending", "processing", "in_review", "failed", "cancelled", "rejected"] as const) expect(isDecidable({ ...request, status }, call)).toBe(false)
  for (const state of ["running", "done", "failed", "confirmed", "declined"] as const) expect(isDecidable(request, { ...call, state })).toBe(false)
})
