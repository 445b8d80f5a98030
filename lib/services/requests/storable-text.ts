/** A database takes no null character, and no half of a surrogate pair in JSON. */
export function storableText(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd").replaceAll("\u0000", "")
}

/** The same for every string and key of a JSON value. */
export function storableJson<Value>(value: Value): Value {
  if (typeof value === "string") return storableText(value) as Value
  if (Array.isArray(value)) return value.map((item: unknown) => storableJson(item)) as Value
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [storableText(key), storableJson(item as unknown)])) as Value
}

/** For text that comes in pieces: half a character at the end of one waits for the next. */
export function storableStream(): { push: (piece: string) => string; end: () => string } {
  let half = ""
  return {
    push(piece) {
      const text = half + piece
      half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? ""
      return storableText(half ? text.slice(0, -1) : text)
    },
    end: () => storableText(half),
  }
}
