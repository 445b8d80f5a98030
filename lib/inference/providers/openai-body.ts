import type OpenAI from "openai"
import { findChatModel } from "../catalogue"
import type { ModelRequest, PromptBlock } from "../port"

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
      ...request.messages.map((message) => ({ role: message.role, content: joined(message.blocks) })),
    ],
    ...(model?.reasoningEffort ? { reasoning_effort: model.reasoningEffort } : {}),
    ...(request.temperature !== undefined && model?.takesTemperature ? { temperature: request.temperature } : {}),
    ...(request.outputSchema ? { response_format: responseFormat(request.outputSchema) } : {}),
  }
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
