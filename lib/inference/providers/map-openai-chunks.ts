import type OpenAI from "openai"
import { InferenceError } from "../errors"
import type { FinishReason, StreamPart, ToolCall } from "../port"
import type { RawUsage } from "../usage"
import { openaiUsage } from "../usage-of"
import { type Connected, isConnected } from "./connected"
import { parseToolInput } from "./parse-tool-input"

const finishReasons: Record<string, FinishReason> = {
  stop: "stop",
  length: "length",
  content_filter: "content-filter",
  tool_calls: "tool-calls",
  function_call: "tool-calls",
}

/** Turns one chat completion stream into parts. The usage chunk comes after the reason, so `finish` waits for the end. */
export async function* mapOpenaiChunks(chunks: AsyncIterable<Connected | OpenAI.ChatCompletionChunk>): AsyncGenerator<StreamPart> {
  let rawReason: string | null = null
  let isRefused = false
  const calls = new Map<number, DraftCall>()
  for await (const chunk of chunks) {
    if (isConnected(chunk)) {
      yield { type: "started", providerRequestId: chunk.providerRequestId }
      continue
    }
    const choice = chunk.choices?.[0]
    if (choice?.delta?.content) yield { type: "text-delta", text: choice.delta.content }
    if (choice?.delta?.refusal) isRefused = true
    for (const delta of choice?.delta?.tool_calls ?? []) {
      const text = addToCall(calls, delta)
      if (text !== "") yield { type: "hidden-delta", text }
    }
    rawReason = choice?.finish_reason ?? rawReason
    if (chunk.usage) {
      const raw = { ...chunk.usage } as RawUsage
      yield { type: "usage", usage: openaiUsage(raw), raw, isFinal: rawReason !== null }
    }
  }
  if (rawReason === null) throw new InferenceError("unavailable", "The provider's stream ended before the answer did")
  const complete = [...calls.values()].map(toToolCall).filter(({ input }) => input !== undefined || rawReason !== "length")
  for (const call of complete) yield { type: "tool-call", call }
  yield { type: "finish", ...finishOf({ rawReason, isRefused, hasAsked: complete.length > 0 }) }
}

function finishOf({ rawReason, isRefused, hasAsked }: { rawReason: string; isRefused: boolean; hasAsked: boolean }): { reason: FinishReason; rawReason: string } {
  if (isRefused) return { reason: "content-filter", rawReason: "refusal" }
  const reason = finishReasons[rawReason] ?? "other"
  // Some compatible servers say "stop" beside the calls they make.
  return { reason: reason === "stop" && hasAsked ? "tool-calls" : reason, rawReason }
}

type DraftCall = { id: string; name: string; inputText: string }

/** Adds a piece to the call it belongs to and returns the text it brought; a piece without an index begins a call if it has an id. */
function addToCall(calls: Map<number, DraftCall>, delta: Partial<OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall>): string {
  const index = delta.index ?? (delta.id ? calls.size : Math.max(0, calls.size - 1))
  const call = calls.get(index) ?? { id: "", name: "", inputText: "" }
  const text = delta.function?.arguments ?? ""
  calls.set(index, { id: call.id || (delta.id ?? ""), name: call.name || (delta.function?.name ?? ""), inputText: call.inputText + text })
  return text
}

function toToolCall({ id, name, inputText }: DraftCall): ToolCall {
  return { id: id || `call_${crypto.randomUUID().replaceAll("-", "")}`, name, input: parseToolInput(inputText), inputText: inputText.trim() || "{}" }
}
