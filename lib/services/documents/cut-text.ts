/** The first characters of a text, never half of a surrogate pair, which no JSON column takes. */
export function cutText(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : text.slice(0, maxCharacters).replace(/\p{Surrogate}$/u, "")
}

/** What a person typed, as one line without control characters, which no text column takes. */
export function cleanLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Surrogate}]+/gu, " ").replace(/\s+/g, " ").trim()
}
