import type Anthropic from "@anthropic-ai/sdk"
import { InferenceError } from "../errors"
import type { FinishReason, StreamPart } from "../port"
import { anthropicUsage } from "../usage-of"
import type { RawUsage } from "../usage"
import type { Connected } from "./connected"

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

/** Turns one message stream into parts. A stream that ends without its last event is an error, not an answer. */
export async function* mapAnthropicEvents(
  events: AsyncIterable<Connected | Anthropic.RawMessageStreamEvent>,
  options: { isToolOutput: boolean } = { isToolOutput: false },
): AsyncGenerator<StreamPart> {
  let raw: RawUsage = {}
  let rawReason: string | null = null
  let isStopped = false
  for await (const event of events) {
    if (event.type === "connected") {
      yield { type: "started", providerRequestId: event.providerRequestId }
    } else if (event.type === "message_start") {
      raw = { ...raw, ...withoutNulls(event.message.usage) }
      yield { type: "usage", usage: anthropicUsage(raw), raw }
    } else if (event.type === "content_block_delta") {
      if (event.delta.type === "text_delta" && !options.isToolOutput) yield { type: "text-delta", text: event.delta.text }
      if (event.delta.type === "input_json_delta" && options.isToolOutput) yield { type: "text-delta", text: event.delta.partial_json }
    } else if (event.type === "message_delta") {
      rawReason = event.delta.stop_reason ?? rawReason
      raw = { ...raw, ...withoutNulls(event.usage) }
      yield { type: "usage", usage: anthropicUsage(raw), raw }
    } else if (event.type === "message_stop") {
      isStopped = true
    }
  }
  if (!isStopped || rawReason === null) throw new InferenceError("unavailable", "The provider's stream ended before the answer did")
  const isAnswer = options.isToolOutput && rawReason === "tool_use"
  yield { type: "finish", reason: isAnswer ? "stop" : (finishReasons[rawReason] ?? "other"), rawReason }
}

function withoutNulls(usage: object | undefined): RawUsage {
  return Object.fromEntries(Object.entries(usage ?? {}).filter(([, value]) => value !== null && value !== undefined))
}
