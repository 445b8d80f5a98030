import type { PromptDefinition } from "@/prompts/schema"

const longestSubject = 200

/** One line that tells a request from its neighbours: the question, or the first text of the payload. */
export function subjectOf(payload: Record<string, unknown>): string {
  const text = typeof payload.question === "string" ? payload.question : Object.values(payload).find((value) => typeof value === "string" && value.trim() !== "")
  const line = typeof text === "string" ? text.replace(/\s+/g, " ").trim() : ""
  return line.length > longestSubject ? `${line.slice(0, longestSubject - 1)}…` : line
}

/** What is searched for, for prompts that search. */
export function searchQueryOf(definition: PromptDefinition, payload: Record<string, unknown>): string {
  const words = ["question", "focus", "text"].map((name) => payload[name]).filter((value): value is string => typeof value === "string" && value.trim() !== "")
  return words[0] ?? definition.title
}
