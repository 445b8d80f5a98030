import type OpenAI from "openai"
import { InferenceError } from "../errors"
import type { FinishReason, StreamPart } from "../port"
import type { RawUsage } from "../usage"
import { openaiUsage } from "../usage-of"
import { type Connected, isConnected } from "./connected"

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
  for await (const chunk of chunks) {
    if (isConnected(chunk)) {
      yield { type: "started", providerRequestId: chunk.providerRequestId }
      continue
    }
    const choice = chunk.choices?.[0]
    if (choice?.delta?.content) yield { type: "text-delta", text: choice.delta.content }
    if (choice?.delta?.refusal) isRefused = true
    rawReason = choice?.finish_reason ?? rawReason
    if (chunk.usage) {
      const raw = { ...chunk.usage } as RawUsage
      yield { type: "usage", usage: openaiUsage(raw), raw }
    }
  }
  if (rawReason === null) throw new InferenceError("unavailable", "The provider's stream ended before the answer did")
  yield { type: "finish", reason: isRefused ? "content-filter" : (finishReasons[rawReason] ?? "other"), rawReason: isRefused ? "refusal" : rawReason }
}
