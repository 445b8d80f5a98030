import fc from "fast-check"
import { expect, it } from "vitest"
import { canonicalHash } from "./canonical-hash"

it("does not depend on the order of keys, at any depth", () => {
  expect(canonicalHash({ a: 1, b: { c: [1, { d: 2, e: 3 }] } })).toBe(canonicalHash({ b: { c: [1, { e: 3, d: 2 }] }, a: 1 }))
})

it("changes with any value, with the order of lists and between null and absent text", () => {
  const base = canonicalHash({ a: [1, 2], b: "x" })
  for (const other of [{ a: [2, 1], b: "x" }, { a: [1, 2], b: "y" }, { a: [1, 2] }, { a: [1, 2], b: null }, { a: "[1,2]", b: "x" }]) expect(canonicalHash(other)).not.toBe(base)
})

it("survives a round trip through JSON", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => canonicalHash(JSON.parse(JSON.stringify(value))) === canonicalHash(value)))
})
