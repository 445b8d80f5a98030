import type Anthropic from "@anthropic-ai/sdk"
import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema"
import { cacheMarks } from "../cache-marks"
import { findChatModel } from "../catalogue"
import type { ChatMessage, ModelRequest, PromptBlock, ToolCall, ToolResult } from "../port"
import { outputToolName } from "./map-anthropic-events"

/** The SDK no longer types the temperature, because its newest models take none; older ones still do. */
export type AnthropicBody = Anthropic.MessageCreateParamsStreaming & { temperature?: number }

/** The Messages body of a request; what the model does not take is left out. */
export function anthropicBody(request: ModelRequest): AnthropicBody {
  const model = findChatModel(request.route)
  const marked = cacheMarks(request)
  const markOf = (part: PromptBlock | ToolResult): Mark => (marked.has(part) ? { cache_control: { type: "ephemeral" } } : {})
  const system = request.system.filter(hasText).map((block) => ({ type: "text" as const, text: block.text, ...markOf(block) }))
  return {
    model: request.route.model,
    max_tokens: Math.min(request.maxOutputTokens, model?.maxOutputTokens ?? request.maxOutputTokens),
    stream: true,
    ...(system.length > 0 ? { system } : {}),
    messages: request.messages
      .map((message) => ({ role: message.role, content: contentOf(message, markOf) }))
      .filter((message) => message.content.length > 0),
    ...(request.temperature !== undefined && model?.takesTemperature ? { temperature: request.temperature } : {}),
    ...outputOptions(request),
    ...toolOptions(request),
  }
}

type Mark = { cache_control?: Anthropic.CacheControlEphemeral }

function contentOf({ toolResults = [], blocks, toolCalls = [] }: ChatMessage, markOf: (part: PromptBlock | ToolResult) => Mark): Anthropic.ContentBlockParam[] {
  const results = toolResults.map((result) => ({ ...toToolResult(result), ...markOf(result) }))
  const texts = blocks.filter(hasText).map((block) => ({ type: "text" as const, text: block.text, ...markOf(block) }))
  return [...results, ...texts, ...toolCalls.map(toToolUse)]
}

function toToolUse({ id, name, input }: ToolCall): Anthropic.ToolUseBlockParam {
  const isObject = typeof input === "object" && input !== null && !Array.isArray(input)
  return { type: "tool_use", id: acceptedId(id), name, input: isObject ? input : {} }
}

function toToolResult({ toolCallId, text, isError }: ToolResult): Anthropic.ToolResultBlockParam {
  return { type: "tool_result", tool_use_id: acceptedId(toolCallId), ...(text.trim() === "" ? {} : { content: text }), ...(isError ? { is_error: true } : {}) }
}

/** Ids of calls that another provider's model made may hold what this one refuses. */
function acceptedId(id: string): string {
  return id.replace(/[^\w-]/g, "_")
}

/** True where the answer comes as the input of a forced tool: the schema option closes every object and needs every type. */
export function isToolOutput(request: ModelRequest): boolean {
  if (!request.outputSchema) return false
  return !(findChatModel(request.route)?.hasStructuredOutput ?? true) || !isClosed(request.outputSchema.jsonSchema)
}

const typeWords = ["type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const"]

function isClosed(schema: unknown): boolean {
  if (typeof schema !== "object" || schema === null) return true
  const { properties, items, anyOf, oneOf, allOf, $defs, additionalProperties } = schema as Record<string, unknown>
  if (!typeWords.some((word) => word in schema) || (additionalProperties !== undefined && additionalProperties !== false)) return false
  const parts = [properties, $defs].flatMap((map) => Object.values(map ?? {})).concat([items, anyOf, oneOf, allOf].flat())
  return parts.every(isClosed)
}

function hasText(block: PromptBlock): boolean {
  return block.text.trim() !== ""
}

function outputOptions(request: ModelRequest): Partial<AnthropicBody> {
  if (!request.outputSchema || isToolOutput(request)) return {}
  return { output_config: { format: { type: "json_schema", schema: transformJSONSchema(request.outputSchema.jsonSchema) } } }
}

function toolOptions(request: ModelRequest): Partial<AnthropicBody> {
  const asked = (request.tools ?? []).map(({ name, description, jsonSchema }) => ({ name, description, input_schema: inputSchema(jsonSchema) }))
  const canAsk = asked.length > 0 && request.toolChoice !== "none"
  if (!request.outputSchema || !isToolOutput(request)) {
    if (asked.length === 0) return {}
    return { tools: asked, ...(canAsk ? {} : { tool_choice: { type: "none" as const } }) }
  }
  const answer = { name: outputToolName, description: "Gives the answer in the required form.", input_schema: inputSchema(request.outputSchema.jsonSchema) }
  // With other tools beside it the model must take one of them, the answer or another; it never answers and asks at once.
  const choice = canAsk ? { type: "any" as const } : { type: "tool" as const, name: outputToolName }
  return { tools: [...asked, answer], tool_choice: { ...choice, disable_parallel_tool_use: true } }
}

function inputSchema({ $schema: _dialect, ...jsonSchema }: Record<string, unknown>): Anthropic.Tool.InputSchema {
  return { ...jsonSchema, type: "object" }
}
