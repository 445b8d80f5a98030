import type { CachedSegment } from "./prefix-cache"
import type { MockProviderName, MockRequest, MockToolResult } from "./types"

type Json = Record<string, unknown>
type Block = { type?: string; text?: string; content?: unknown; input?: unknown; tool_use_id?: string; is_error?: boolean; cache_control?: CachedSegment["cacheControl"] }
type Message = { role: string; content: unknown; tool_calls?: { function: { name: string; arguments: string } }[]; tool_call_id?: string }
type Tool = { name?: string; input_schema?: Json; function?: { name: string }; cache_control?: CachedSegment["cacheControl"] }

/** What the mock needs of a request body, in either provider's format. */
export function readRequest(input: { provider: MockProviderName; kind: MockRequest["kind"]; callId: string | null; body: Json }): MockRequest {
  const { provider, kind, callId, body } = input
  const shared = { provider, kind, callId, body, model: String(body.model), isStreaming: body.stream === true }
  if (kind === "embedding") {
    return { ...shared, prompt: embeddingTexts(body).join("\n"), schema: null, toolName: null, maxOutputTokens: 0, toolText: "", toolNames: [], toolResults: [] }
  }
  const prompt = messageSegments(body)
    .map((segment) => segment.text)
    .join("\n")
  const form = outputForm(provider, body)
  const toolNames = toolsOf(body).map((tool) => tool.name ?? tool.function?.name ?? "").filter((name) => name !== form.toolName)
  const toolText = toolSegments(body).map((segment) => segment.text).join("\n")
  const maxOutputTokens = Number(body.max_completion_tokens ?? body.max_tokens ?? 4096)
  return { ...shared, prompt, maxOutputTokens, toolText, toolNames, toolResults: toolResults(body), ...form }
}

export function embeddingTexts(body: Json): string[] {
  return (Array.isArray(body.input) ? body.input : [body.input]).map(String)
}

/** Tools, system and messages in order, with their cache marks. */
export function promptSegments(body: Json): CachedSegment[] {
  return [...toolSegments(body), ...messageSegments(body)]
}

function toolSegments(body: Json): CachedSegment[] {
  return toolsOf(body).map(({ cache_control: cacheControl, ...tool }) => ({ text: JSON.stringify(tool), cacheControl: cacheControl ?? null }))
}

function messageSegments(body: Json): CachedSegment[] {
  return [...segmentsOf(body.system), ...messagesOf(body).flatMap((message) => [...segmentsOf(message.content), ...(message.tool_calls ?? []).map(({ function: call }) => plain(`${call.name} ${call.arguments}`))])]
}

function segmentsOf(content: unknown): CachedSegment[] {
  if (typeof content === "string") return [plain(content)]
  if (!Array.isArray(content)) return []
  return (content as Block[]).map((block) => ({ text: textOf(block), cacheControl: block.cache_control ?? null }))
}

function textOf(block: Block): string {
  if (block.type === "tool_use") return JSON.stringify(block.input)
  return block.type === "tool_result" ? String(block.content ?? "") : (block.text ?? "")
}

function plain(text: string): CachedSegment {
  return { text, cacheControl: null }
}

function toolResults(body: Json): MockToolResult[] {
  return messagesOf(body).flatMap(({ role, content, tool_call_id }) => {
    if (role === "tool") return [{ toolCallId: tool_call_id ?? "", text: String(content).replace(/^Error: /, ""), isError: String(content).startsWith("Error: ") }]
    const blocks = Array.isArray(content) ? (content as Block[]).filter(({ type }) => type === "tool_result") : []
    return blocks.map((block) => ({ toolCallId: block.tool_use_id ?? "", text: textOf(block), isError: block.is_error === true }))
  })
}

function messagesOf(body: Json): Message[] {
  return (body.messages ?? []) as Message[]
}

function toolsOf(body: Json): Tool[] {
  return (body.tools ?? []) as Tool[]
}

function outputForm(provider: MockProviderName, body: Json): Pick<MockRequest, "schema" | "toolName"> {
  if (provider === "openai") {
    const format = body.response_format as { json_schema?: { schema?: Json } } | undefined
    return { schema: format?.json_schema?.schema ?? null, toolName: null }
  }
  const config = body.output_config as { format?: { schema?: Json } } | undefined
  const choice = body.tool_choice as { name?: string } | undefined
  const tool = toolsOf(body).find(({ name }) => name === (choice?.name ?? (choice ? "answer" : undefined)))
  return { schema: config?.format?.schema ?? tool?.input_schema ?? null, toolName: tool?.name ?? null }
}
