import { findChatModel } from "./catalogue"
import { estimateTextTokens, estimateToolsTokens } from "./estimate-tokens"
import type { ModelRequest, PromptBlock } from "./port"

const maxMarks = 4
const defaultMinimumTokens = 1_024

/**
 * Which blocks of a request to Anthropic get a cache mark: the ends of stable prefixes that are long enough for the model,
 * the last four if there are more. A prefix begins with the tools, then comes the system prompt, then the messages. A mark on
 * a shorter prefix has no effect, so the upper estimate may err towards marking.
 */
export function cacheMarks(request: Pick<ModelRequest, "route" | "system" | "messages" | "tools">): Set<PromptBlock> {
  if (request.route.provider !== "anthropic") return new Set()
  const minimumTokens = findChatModel(request.route)?.minimumCacheableTokens ?? defaultMinimumTokens
  const ends: PromptBlock[] = []
  let tokens = estimateToolsTokens(request.tools)
  const pass = (block: PromptBlock) => {
    if (block.text.trim() === "") return
    tokens += estimateTextTokens(block.text)
    if (block.isCacheable && tokens >= minimumTokens) ends.push(block)
  }
  request.system.forEach(pass)
  for (const message of request.messages) {
    for (const { text } of message.toolResults ?? []) tokens += estimateTextTokens(text)
    message.blocks.forEach(pass)
    for (const { inputText } of message.toolCalls ?? []) tokens += estimateTextTokens(inputText)
  }
  return new Set(ends.slice(-maxMarks))
}
