import type { CachedSegment } from "./prefix-cache"
import type { MockProviderName, MockRequest } from "./types"

type Json = Record<string, unknown>
type Block = { text?: string; cache_control?: CachedSegment["cacheControl"] }

/** What the mock needs of a request body, in either provider's format. */
export function readRequest(input: { provider: MockProviderName; kind: MockRequest["kind"]; callId: string | null; body: Json }): MockRequest {
  const { provider, kind, callId, body } = input
  const shared = { provider, kind, callId, body, model: String(body.model), isStreaming: body.stream === true }
  if (kind === "embedding") {
    return { ...shared, prompt: embeddingTexts(body).join("\n"), schema: null, toolName: null, maxOutputTokens: 0 }
  }
  const prompt = promptSegments(body)
    .map((segment) => segment.text)
    .join("\n")
  const maxOutputTokens = Number(body.max_completion_tokens ?? body.max_tokens ?? 4096)
  return { ...shared, prompt, maxOutputTokens, ...outputForm(provider, body) }
}

export function embeddingTexts(body: Json): string[] {
  return (Array.isArray(body.input) ? body.input : [body.input]).map(String)
}

/** System and message texts in order, with their cache marks. */
export function promptSegments(body: Json): CachedSegment[] {
  const messages = (body.messages ?? []) as { content: unknown }[]
  return [body.system, ...messages.map((message) => message.content)].flatMap(segmentsOf)
}

function segmentsOf(content: unknown): CachedSegment[] {
  if (typeof content === "string") return [{ text: content, cacheControl: null }]
  if (!Array.isArray(content)) return []
  return (content as Block[]).map((block) => ({ text: block.text ?? "", cacheControl: block.cache_control ?? null }))
}

function outputForm(provider: MockProviderName, body: Json): Pick<MockRequest, "schema" | "toolName"> {
  if (provider === "openai") {
    const format = body.response_format as { json_schema?: { schema?: Json } } | undefined
    return { schema: format?.json_schema?.schema ?? null, toolName: null }
  }
  const config = body.output_config as { format?: { schema?: Json } } | undefined
  const choice = body.tool_choice as { name?: string } | undefined
  const tool = ((body.tools ?? []) as { name: string; input_schema: Json }[]).find(({ name }) => name === choice?.name)
  return { schema: config?.format?.schema ?? tool?.input_schema ?? null, toolName: tool?.name ?? null }
}
