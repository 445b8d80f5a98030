import { isRecord } from "../../../../_components/output/shape-of"

/** An edited output without list entries that were added and left empty. */
export function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((entry) => typeof entry !== "string" || entry.trim() !== "").map(withoutBlanks)
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutBlanks(part)]))
  return value
}
