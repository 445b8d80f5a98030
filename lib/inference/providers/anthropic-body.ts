import type Anthropic from "@anthropic-ai/sdk"
import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema"
import { cacheMarks } from "../cache-marks"
import { findChatModel } from "../catalogue"
import type { ModelRequest, PromptBlock } from "../port"
import { outputToolName } from "./map-anthropic-events"

/** The SDK no longer types the temperature, because its newest models take none; older ones still do. */
export type AnthropicBody = Anthropic.MessageCreateParamsStreaming & { temperature?: number }

/** The Messages body of a request; what the model does not take is left out. */
export function anthropicBody(request: ModelRequest): AnthropicBody {
  const model = findChatModel(request.route)
  const marked = cacheMarks(request)
  const toText = (block: PromptBlock): Anthropic.TextBlockParam => ({
    type: "text",
    text: block.text,
    ...(marked.has(block) ? { cache_control: { type: "ephemeral" as const } } : {}),
  })
  const system = request.system.filter(hasText).map(toText)
  return {
    model: request.route.model,
    max_tokens: Math.min(request.maxOutputTokens, model?.maxOutputTokens ?? request.maxOutputTokens),
    stream: true,
    ...(system.length > 0 ? { system } : {}),
    messages: request.messages
      .map((message) => ({ role: message.role, content: message.blocks.filter(hasText).map(toText) }))
      .filter((message) => message.content.length > 0),
    ...(request.temperature !== undefined && model?.takesTemperature ? { temperature: request.temperature } : {}),
    ...outputOptions(request),
  }
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
  if (!request.outputSchema) return {}
  const { jsonSchema } = request.outputSchema
  if (!isToolOutput(request)) return { output_config: { format: { type: "json_schema", schema: transformJSONSchema(jsonSchema) } } }
  return {
    tools: [{ name: outputToolName, description: "Gives the answer in the required form.", input_schema: { ...jsonSchema, type: "object" } }],
    tool_choice: { type: "tool", name: outputToolName, disable_parallel_tool_use: true },
  }
}
