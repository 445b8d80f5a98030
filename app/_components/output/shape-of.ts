export type OutputShape =
  | { kind: "empty" }
  | { kind: "share"; share: number }
  | { kind: "word"; text: string }
  | { kind: "prose"; text: string }
  | { kind: "lines"; lines: string[] }
  | { kind: "cards"; cards: Record<string, unknown>[] }
  | { kind: "group"; entries: [string, unknown][] }

const shareNames = new Set(["confidence"])
const longestWord = 80

/** Decides how one field of an output is shown, from its name and value alone. */
export function shapeOf(name: string, value: unknown): OutputShape {
  if (value === null || value === undefined || value === "") return { kind: "empty" }
  if (typeof value === "number" && shareNames.has(name) && value >= 0 && value <= 1) return { kind: "share", share: value }
  if (typeof value === "string") return value.length > longestWord || value.includes("\n") ? { kind: "prose", text: value } : { kind: "word", text: value }
  if (typeof value === "boolean") return { kind: "word", text: value ? "Yes" : "No" }
  if (Array.isArray(value)) {
    if (value.length === 0) return { kind: "empty" }
    if (value.every(isRecord)) return { kind: "cards", cards: value }
    return { kind: "lines", lines: value.map((item) => (typeof item === "string" ? item : JSON.stringify(item))) }
  }
  if (isRecord(value)) return { kind: "group", entries: Object.entries(value) }
  return { kind: "word", text: String(value) }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
