import type Anthropic from "@anthropic-ai/sdk"
import { InferenceError } from "../errors"
import type { FinishReason, StreamPart, ToolCall } from "../port"
import { anthropicUsage } from "../usage-of"
import type { RawUsage } from "../usage"
import type { Connected } from "./connected"
import { parseToolInput } from "./parse-tool-input"

const finishReasons: Record<string, FinishReason> = {
  end_turn: "stop",
  stop_sequence: "stop",
  max_tokens: "length",
  model_context_window_exceeded: "length",
  refusal: "content-filter",
  tool_use: "tool-calls",
}

/** The tool whose input stands in for JSON output where a model has no schema option. */
export const outputToolName = "answer"

type Events = AsyncIterable<Connected | Anthropic.RawMessageStreamEvent>

/** Turns one message stream into parts. A stream that ends without its last event is an error, not an answer. */
export async function* mapAnthropicEvents(events: Events, options: { isToolOutput: boolean } = { isToolOutput: false }): AsyncGenerator<StreamPart> {
  let raw: RawUsage = {}
  let rawReason: string | null = null
  let isStopped = false
  let hasAsked = false
  const blocks = new Map<number, ToolBlock>()
  for await (const event of events) {
    if (event.type === "connected") {
      yield { type: "started", providerRequestId: event.providerRequestId }
    } else if (event.type === "message_start") {
      // A message that begins anew takes back what the one before it left open.
      blocks.clear()
      raw = { ...raw, ...withoutNulls(event.message.usage) }
      yield { type: "usage", usage: anthropicUsage(raw), raw, isFinal: false }
    } else if (event.type === "content_block_start") {
      const block = openToolBlock(event.content_block, options)
      if (block) blocks.set(event.index, block)
    } else if (event.type === "content_block_delta") {
      const part = partOf(event.delta, { isToolOutput: options.isToolOutput, block: blocks.get(event.index) })
      if (part) yield part
    } else if (event.type === "content_block_stop") {
      const part = closeToolBlock(blocks.get(event.index))
      blocks.delete(event.index)
      hasAsked ||= part?.type === "tool-call"
      if (part) yield part
    } else if (event.type === "message_delta") {
      rawReason = event.delta.stop_reason ?? rawReason
      raw = { ...raw, ...withoutNulls(event.usage) }
      yield { type: "usage", usage: anthropicUsage(raw), raw, isFinal: rawReason !== null }
    } else if (event.type === "message_stop") {
      isStopped = true
    }
  }
  if (!isStopped || rawReason === null) throw new InferenceError("unavailable", "The provider's stream ended before the answer did")
  const isAnswer = options.isToolOutput && !hasAsked && rawReason === "tool_use"
  yield { type: "finish", reason: isAnswer ? "stop" : (finishReasons[rawReason] ?? "other"), rawReason }
}

type ToolBlock = { kind: "asked" | "provider" | "answer"; id: string; name: string; givenInput: unknown; inputText: string }

function openToolBlock(content: { type: string }, { isToolOutput }: { isToolOutput: boolean }): ToolBlock | null {
  if (!content.type.endsWith("tool_use")) return null
  const { id, name, input } = content as { type: string; id: string; name: string; input?: unknown }
  const isAnswer = isToolOutput && name === outputToolName
  return { kind: isAnswer ? "answer" : content.type === "tool_use" ? "asked" : "provider", id, name, givenInput: input ?? {}, inputText: "" }
}

function partOf(delta: Anthropic.RawContentBlockDelta, { isToolOutput, block }: { isToolOutput: boolean; block: ToolBlock | undefined }): StreamPart | null {
  if (delta.type === "text_delta") return { type: isToolOutput ? "hidden-delta" : "text-delta", text: delta.text }
  if (delta.type === "thinking_delta") return { type: "hidden-delta", text: delta.thinking }
  if (delta.type !== "input_json_delta" || !block) return null
  block.inputText += delta.partial_json
  return { type: block.kind === "answer" ? "text-delta" : "hidden-delta", text: delta.partial_json }
}

/** The call of a block that has ended; some come with their whole input at the start. */
function closeToolBlock(block: ToolBlock | undefined): Extract<StreamPart, { type: "tool-call" | "provider-tool-call" }> | null {
  if (!block || block.kind === "answer") return null
  const inputText = block.inputText === "" ? JSON.stringify(block.givenInput) : block.inputText
  const call: ToolCall = { id: block.id, name: block.name, input: parseToolInput(inputText), inputText }
  return { type: block.kind === "asked" ? "tool-call" : "provider-tool-call", call }
}

function withoutNulls(usage: object | undefined): RawUsage {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([, value]) => value !== null && value !== undefined))
}
