/** Tags that mark where material begins and ends; no template may use another, no material may contain one. */
export const delimiterTags = [
  "sources", "source", "documents", "document", "clauses", "conversation", "question", "focus", "section",
  "submitted_text", "submitted_code", "submitted_description", "submitted_list", "tool_result",
] as const

const delimiter = new RegExp(`<(?=[\\s/]*(?:${delimiterTags.join("|")})(?![a-z0-9_]))`, "gi")

/** Makes it impossible for material to close or open a delimited block; every other character stays as it was. */
export function escapeDelimiters(text: string): string {
  return text.replace(delimiter, "&lt;")
}

export function escapeAttribute(text: string): string {
  return text.replace(/\s+/g, " ").replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
}
