import type OpenAI from "openai"
import { findChatModel } from "../catalogue"
import type { ChatMessage, ModelRequest, PromptBlock } from "../port"

/** The Chat Completions body of a request; what the model does not take is left out. */
export function openaiBody(request: ModelRequest): OpenAI.ChatCompletionCreateParamsStreaming {
  const model = findChatModel(request.route)
  const system = joined(request.system)
  return {
    model: request.route.model,
    stream: true,
    stream_options: { include_usage: true },
    max_completion_tokens: Math.min(request.maxOutputTokens, model?.maxOutputTokens ?? request.maxOutputTokens),
    messages: [
      ...(system === "" ? [] : [{ role: "system" as const, content: system }]),
      ...request.messages.flatMap(toMessages),
    ],
    ...reasoningOptions(request),
    ...(request.temperature !== undefined && model?.takesTemperature ? { temperature: request.temperature } : {}),
    ...(request.outputSchema ? { response_format: responseFormat(request.outputSchema) } : {}),
    ...toolOptions(request),
  }
}

/** Results are messages of their own here, and stand right behind the message that asked for them. */
function toMessages({ role, blocks, toolCalls = [], toolResults = [] }: ChatMessage): OpenAI.ChatCompletionMessageParam[] {
  const content = joined(blocks)
  if (role === "assistant") {
    const calls = toolCalls.map(({ id, name, input, inputText }) => ({ id, type: "function" as const, function: { name, arguments: input === undefined ? "{}" : inputText } }))
    return [{ role, content: content === "" && calls.length > 0 ? null : content, ...(calls.length > 0 ? { tool_calls: calls } : {}) }]
  }
  const results = toolResults.map(({ toolCallId, text, isError }) => ({ role: "tool" as const, tool_call_id: toolCallId, content: isError ? `Error: ${text}` : text }))
  return content === "" && results.length > 0 ? results : [...results, { role, content }]
}

/** Models that think by default answer 400 to functions unless their thinking is switched off. */
function reasoningOptions(request: ModelRequest): Pick<OpenAI.ChatCompletionCreateParamsStreaming, "reasoning_effort"> {
  const model = findChatModel(request.route)
  const effort = model?.reasoningEffort ?? (model?.canThinkUnasked && request.tools?.length ? "none" : null)
  return effort ? { reasoning_effort: effort } : {}
}

function toolOptions({ tools = [], toolChoice }: ModelRequest): Pick<OpenAI.ChatCompletionCreateParamsStreaming, "tools" | "tool_choice"> {
  if (tools.length === 0) return {}
  const functions = tools.map(({ name, description, jsonSchema: { $schema: _dialect, ...parameters } }) => ({ type: "function" as const, function: { name, description, parameters } }))
  return { tools: functions, ...(toolChoice ? { tool_choice: toolChoice } : {}) }
}

function responseFormat({ name, jsonSchema }: NonNullable<ModelRequest["outputSchema"]>): OpenAI.ResponseFormatJSONSchema {
  const { $schema: _dialect, ...schema } = jsonSchema
  return { type: "json_schema", json_schema: { name: name.replace(/[^\w-]/g, "_").slice(0, 64), schema, strict: isStrict(schema) } }
}

/** Strict mode takes only schemas in which every object is closed and every property required; others are followed loosely. */
export function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict)
  if (typeof schema !== "object" || schema === null) return true
  const { properties, required, additionalProperties, type } = schema as Record<string, unknown>
  if ("oneOf" in schema || "allOf" in schema) return false
  if (type === "object" || typeof properties === "object") {
    const names = Object.keys((properties ?? {}))
    const needed = new Set(Array.isArray(required) ? required : [])
    if (additionalProperties !== false || !names.every((name) => needed.has(name))) return false
  }
  return Object.values(schema).every(isStrict)
}

function joined(blocks: PromptBlock[]): string {
  return blocks
    .map((block) => block.text)
    .filter((text) => text.trim() !== "")
    .join("\n\n")
}
