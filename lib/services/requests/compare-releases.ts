import { hashJson } from "@/prompts/content-hash"
import type { PromptDefinition } from "@/prompts/schema"

const aspects: { words: string; of: (definition: PromptDefinition) => unknown }[] = [
  { words: "the wording of the prompt", of: ({ system, user }) => [system, user] },
  { words: "the model", of: ({ model, fallbacks }) => [model, fallbacks] },
  { words: "the temperature", of: ({ temperature }) => temperature },
  { words: "the longest answer", of: ({ maxOutputTokens }) => maxOutputTokens },
  { words: "how passages are searched", of: ({ retrieval }) => retrieval },
  { words: "the form of the output", of: ({ outputSchema }) => outputSchema },
  { words: "the tools", of: ({ tools }) => tools },
]

/** What shapes an output and is not the same in two releases, in words. */
export function compareReleases(earlier: PromptDefinition, now: PromptDefinition): string[] {
  return aspects.filter(({ of }) => hashJson(of(earlier) ?? null) !== hashJson(of(now) ?? null)).map(({ words }) => words)
}
