import { findChatModel } from "./catalogue"
import { estimateTextTokens, estimateToolsTokens } from "./estimate-tokens"
import type { ModelRequest, PromptBlock, ToolResult } from "./port"

const maxMarks = 4
const defaultMinimumTokens = 1_024

/**
 * What of a request to Anthropic gets a cache mark: the ends of stable prefixes that are long enough for the model, the last
 * four if there are more. A prefix begins with the tools, then comes the system prompt, then the messages. What tools gave ends
 * one as long as the model may go on asking, because the next turn sends it all again. A mark on a shorter prefix has no
 * effect, so the upper estimate may err towards marking.
 */
export function cacheMarks(request: Pick<ModelRequest, "route" | "system" | "messages" | "tools" | "toolChoice">): Set<PromptBlock | ToolResult> {
  if (request.route.provider !== "anthropic") return new Set()
  const minimumTokens = findChatModel(request.route)?.minimumCacheableTokens ?? defaultMinimumTokens
  const ends: (PromptBlock | ToolResult)[] = []
  let tokens = estimateToolsTokens(request.tools)
  const pass = (part: PromptBlock | ToolResult, isEnd: boolean) => {
    if (part.text.trim() === "") return
    tokens += estimateTextTokens(part.text)
    if (isEnd && tokens >= minimumTokens) ends.push(part)
  }
  for (const block of request.system) pass(block, block.isCacheable === true)
  for (const { toolResults = [], blocks, toolCalls = [] } of request.messages) {
    for (const result of toolResults) pass(result, result === toolResults.at(-1) && request.toolChoice !== "none")
    for (const block of blocks) pass(block, block.isCacheable === true)
    for (const { inputText } of toolCalls) tokens += estimateTextTokens(inputText)
  }
  return new Set(ends.slice(-maxMarks))
}
