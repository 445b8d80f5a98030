import { findChatModel } from "./catalogue"
import { estimateTextTokens } from "./estimate-tokens"
import type { ModelRequest, PromptBlock } from "./port"

const maxMarks = 4
const defaultMinimumTokens = 1_024

/**
 * Which blocks of a request to Anthropic get a cache mark: the ends of stable prefixes that are long enough for the model,
 * the last four if there are more. A mark on a shorter prefix has no effect, so the upper estimate may err towards marking.
 */
export function cacheMarks(request: Pick<ModelRequest, "route" | "system" | "messages">): Set<PromptBlock> {
  if (request.route.provider !== "anthropic") return new Set()
  const minimumTokens = findChatModel(request.route)?.minimumCacheableTokens ?? defaultMinimumTokens
  const blocks = [...request.system, ...request.messages.flatMap((message) => message.blocks)]
  const ends: PromptBlock[] = []
  let tokens = 0
  for (const block of blocks) {
    if (block.text.trim() === "") continue
    tokens += estimateTextTokens(block.text)
    if (block.isCacheable && tokens >= minimumTokens) ends.push(block)
  }
  return new Set(ends.slice(-maxMarks))
}
