import { noUsage, type RawUsage, type Usage } from "./usage"

/** Anthropic counts cached input beside `input_tokens`; what the write total has beyond the one-hour part is five-minute writes. */
export function anthropicUsage(raw: RawUsage): Usage {
  const writes = count(raw.cache_creation_input_tokens)
  const lasting = Math.min(count(field(raw.cache_creation, "ephemeral_1h_input_tokens")), writes)
  return {
    inputTokens: count(raw.input_tokens),
    cacheReadTokens: count(raw.cache_read_input_tokens),
    cacheWrite5mTokens: writes - lasting,
    cacheWrite1hTokens: lasting,
    outputTokens: count(raw.output_tokens),
  }
}

/** OpenAI counts cached tokens, read and written, inside `prompt_tokens`; here they are taken out of it. */
export function openaiUsage(raw: RawUsage): Usage {
  const promptTokens = count(raw.prompt_tokens)
  const cacheReadTokens = Math.min(count(field(raw.prompt_tokens_details, "cached_tokens")), promptTokens)
  const cacheWrite5mTokens = Math.min(count(field(raw.prompt_tokens_details, "cache_write_tokens")), promptTokens - cacheReadTokens)
  return {
    ...noUsage,
    inputTokens: promptTokens - cacheReadTokens - cacheWrite5mTokens,
    cacheReadTokens,
    cacheWrite5mTokens,
    outputTokens: count(raw.completion_tokens),
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined
}

function count(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.round(value) : 0
}
