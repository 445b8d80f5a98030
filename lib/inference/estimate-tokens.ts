import type { ChatMessage, ModelRequest } from "./port"

/**
 * Claude's newest tokenizer needs up to 1.35 times the tokens of o200k_base; the rest covers texts that the class weights
 * below, fitted on contracts, mails, code, tables and twelve scripts against o200k_base, see too cheaply.
 */
const safetyFactor = 1.5

const tokensPerMessage = 8
const tokensPerRequest = 32
/** What a provider adds to the prompt to explain a schema, beside the schema itself. */
const tokensPerSchema = 600
/** What a provider adds to the prompt to explain that there are tools, and what it wraps around each definition, call and result. */
const tokensForTools = 800
const tokensPerTool = 48

enum Kind {
  other,
  lower,
  upper,
  digit,
  space,
}

/** More tokens than any provider will count for this text in practice. One pass, no tables, no network. */
export function estimateTextTokens(text: string): number {
  return Math.ceil(weightOf(text) * safetyFactor)
}

/** As many tokens as Claude counts for prose of this kind, and a fifth more than o200k_base does: for what was written, not for what may be. */
export function measureTextTokens(text: string): number {
  return Math.ceil(weightOf(text))
}

function weightOf(text: string): number {
  let weight = 0
  let kind = Kind.other
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    const next = kindOf(code)
    if (next !== kind) {
      const isCapitalised = kind === Kind.upper && next === Kind.lower && length === 1
      if (!isCapitalised) {
        weight += runWeight(kind, length)
        length = 0
      }
      kind = next
    }
    if (next === Kind.other) weight += characterWeight(code)
    else length++
  }
  return weight + runWeight(kind, length)
}

/** Upper estimate of the input tokens of a rendered request, with what the provider wraps around it. */
export function estimateRequestTokens(request: Pick<ModelRequest, "system" | "messages" | "outputSchema" | "tools">): number {
  let tokens = tokensPerRequest + estimateToolsTokens(request.tools)
  for (const block of request.system) tokens += estimateTextTokens(block.text)
  for (const message of request.messages) {
    tokens += tokensPerMessage + estimateToolTurnTokens(message)
    for (const block of message.blocks) tokens += estimateTextTokens(block.text) + 1
  }
  if (request.outputSchema) tokens += tokensPerSchema + 2 * estimateTextTokens(JSON.stringify(request.outputSchema.jsonSchema))
  return tokens
}

/** Upper estimate of what the definitions of tools take, which stand before everything else of a request. */
export function estimateToolsTokens(tools: ModelRequest["tools"] = []): number {
  if (tools.length === 0) return 0
  return tools.reduce((sum, tool) => sum + tokensPerTool + estimateTextTokens(`${tool.name} ${tool.description} ${JSON.stringify(tool.jsonSchema)}`), tokensForTools)
}

function estimateToolTurnTokens({ toolCalls = [], toolResults = [] }: ChatMessage): number {
  const calls = toolCalls.reduce((sum, call) => sum + tokensPerTool + estimateTextTokens(`${call.id} ${call.name} ${call.inputText}`), 0)
  return toolResults.reduce((sum, result) => sum + tokensPerTool + estimateTextTokens(`${result.toolCallId} ${result.text}`), calls)
}

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return Kind.lower
  if (code >= 65 && code <= 90) return Kind.upper
  if (code >= 48 && code <= 57) return Kind.digit
  return code === 32 ? Kind.space : Kind.other
}

function runWeight(kind: Kind, length: number): number {
  switch (kind) {
    case Kind.lower:
      return 1 + Math.max(0, length - 5) / 4
    case Kind.upper:
      return 1 + Math.max(0, length - 2) / 2.3
    case Kind.digit:
      return length / 1.9
    case Kind.space:
      return length > 1 ? 1 + length / 6 : 0
    case Kind.other:
      return 0
  }
}

function characterWeight(code: number): number {
  if (code < 0x80) return 0.9
  if (code < 0x800) return 0.75
  return code >= 0xd800 && code <= 0xdfff ? 1.6 : 1.35
}
