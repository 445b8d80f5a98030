import { expect, test } from "vitest"
import { contentHash } from "./content-hash"
import { loadPrompts } from "./load-prompts"

const definition = loadPrompts().get("contract_analysis")!

/** Copies of the value, each with exactly one leaf changed. */
function changedCopies(value: unknown): unknown[] {
  if (Array.isArray(value))
    return [[...value, "added"], ...value.flatMap((item, at) => changedCopies(item).map((copy) => value.with(at, copy)))]
  if (typeof value === "object" && value !== null)
    return [
      { ...value, added: 1 },
      ...Object.entries(value).flatMap(([key, item]) => changedCopies(item).map((copy) => ({ ...value, [key]: copy }))),
    ]
  return typeof value === "number" ? [value + 1] : typeof value === "boolean" ? [!value] : [`${String(value)} changed`]
}

test("changes with every single field of a release", () => {
  const hashes = [definition, ...changedCopies(definition)].map((copy) => contentHash(copy as typeof definition))
  expect(hashes.length).toBeGreaterThan(100)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test("does not depend on the order of keys", () => {
  const reversed = Object.fromEntries(Object.entries(definition).toReversed()) as typeof definition
  expect(contentHash(reversed)).toBe(contentHash(definition))
  expect(contentHash(definition)).toMatch(/^[0-9a-f]{64}$/)
})
