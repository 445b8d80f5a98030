import { createHash } from "node:crypto"
import type { PromptDefinition } from "./schema"

/** SHA-256 in hex over canonical JSON: the identity of a release. Key order and YAML layout do not matter, every value does. */
export function contentHash(definition: PromptDefinition): string {
  return hashJson(definition)
}

/** SHA-256 in hex of a JSON value, the same for every order of its keys. */
export function hashJson(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(canonical(value)) ?? "null").digest("hex")
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, canonical(item)]),
  )
}
