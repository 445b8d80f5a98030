import { loadPrompts } from "@/prompts/load-prompts"
import type { PromptDefinition } from "@/prompts/schema"

export const shortDeadlines = { connectMs: 300, firstTokenMs: 700, idleMs: 500, totalMs: 4_000 }

/** The product's prompts with deadlines short enough to be waited for. */
export function impatientPrompts(deadlines: PromptDefinition["deadlines"] = shortDeadlines): Map<string, PromptDefinition> {
  return new Map([...loadPrompts()].map(([key, definition]) => [key, { ...definition, deadlines }]))
}
