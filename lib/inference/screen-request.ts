import type { ChatMessage, ModelRequest, PromptBlock, ToolCall, ToolDefinition } from "./port"

type Screen = (text: string) => string

/** The request with every outbound text passed through the one screening function; blocks that are then empty are dropped. */
export function screenRequest(request: ModelRequest, screenOutbound: Screen): ModelRequest {
  const screened = (blocks: PromptBlock[]) =>
    blocks.map((block) => ({ ...block, text: screenOutbound(block.text) })).filter((block) => block.text !== "")
  const toScreened = ({ toolCalls, toolResults, ...message }: ChatMessage): ChatMessage => ({
    ...message,
    blocks: screened(message.blocks),
    ...(toolCalls ? { toolCalls: toolCalls.map((call) => screenCall(call, screenOutbound)) } : {}),
    ...(toolResults ? { toolResults: toolResults.map((result) => ({ ...result, text: screenOutbound(result.text) })) } : {}),
  })
  return {
    ...request,
    system: screened(request.system),
    messages: request.messages.map(toScreened),
    ...(request.tools ? { tools: request.tools.map((tool) => screenTool(tool, screenOutbound)) } : {}),
  }
}

/** Value by value, because a change to the text as a whole could leave no JSON. */
function screenCall(call: ToolCall, screen: Screen): ToolCall {
  if (call.input === undefined) return { ...call, inputText: screen(call.inputText) }
  const input = screenStrings(call.input, screen)
  return { ...call, input, inputText: JSON.stringify(input) }
}

/** What describes a tool is text; types, patterns and allowed values of its schema are not. */
function screenTool(tool: ToolDefinition, screen: Screen): ToolDefinition {
  const descriptions = (value: unknown, name: string): unknown => (name === "description" && typeof value === "string" ? screen(value) : value)
  return { ...tool, description: screen(tool.description), jsonSchema: mapDeep(tool.jsonSchema, descriptions) as Record<string, unknown> }
}

function screenStrings(value: unknown, screen: Screen): unknown {
  return mapDeep(value, (leaf) => (typeof leaf === "string" ? screen(leaf) : leaf), screen)
}

function mapDeep(value: unknown, change: (leaf: unknown, name: string) => unknown, changeName: Screen = (name) => name, name = ""): unknown {
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, change, changeName, name))
  if (typeof value !== "object" || value === null) return change(value, name)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [changeName(key), mapDeep(item, change, changeName, key)]))
}
