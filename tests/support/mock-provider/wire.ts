import type { Usage } from "../../../lib/inference/usage"
import type { MockRequest } from "./types"

/** The frames of one answer in a provider's streaming format, and the same answer in one body. */
export type Wire = {
  start(): string
  delta(text: string): string
  end(stopReason: string, usage: Usage): string
  errorEvent(type: string): string
  brokenEvent(): string
  body(text: string, stopReason: string, usage: Usage): unknown
}

export function anthropicWire(request: MockRequest, id: string, input: Usage): Wire {
  const frame = (data: { type: string }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
  const message = { id: `msg_${id}`, type: "message", role: "assistant", model: request.model }
  const emptyBlock = request.toolName
    ? { type: "tool_use", id: `toolu_${id}`, name: request.toolName, input: {} }
    : { type: "text", text: "" }
  const deltaHead = `event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":`
  return {
    start: () =>
      frame({ type: "message_start", message: { ...message, content: [], stop_reason: null, stop_sequence: null, usage: anthropicCounts({ ...input, outputTokens: 1 }) } } as { type: string }) +
      frame({ type: "content_block_start", index: 0, content_block: emptyBlock } as { type: string }) +
      frame({ type: "ping" }),
    delta: (text) => {
      const delta = request.toolName ? { type: "input_json_delta", partial_json: text } : { type: "text_delta", text }
      return `${deltaHead}${JSON.stringify(delta)}}\n\n`
    },
    end: (stopReason, usage) =>
      frame({ type: "content_block_stop", index: 0 } as { type: string }) +
      frame({ type: "message_delta", delta: { stop_reason: stopReason, stop_sequence: null }, usage: anthropicCounts(usage) } as { type: string }) +
      frame({ type: "message_stop" }),
    errorEvent: (type) => frame({ type: "error", error: { type, message: "The mock provider broke off" } } as { type: string }),
    brokenEvent: () => `${deltaHead}{"type":"text_de\n\n`,
    body: (text, stopReason, usage) => ({
      ...message,
      content: [request.toolName ? { ...emptyBlock, input: JSON.parse(text) as unknown } : { type: "text", text }],
      stop_reason: stopReason,
      stop_sequence: null,
      usage: anthropicCounts(usage),
    }),
  }
}

export function openaiWire(request: MockRequest, id: string, options: { omitsUsage: boolean }): Wire {
  const head = { id: `chatcmpl-${id}`, object: "chat.completion.chunk", created: 1_760_000_000, model: request.model }
  const frame = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
  const chunk = (delta: unknown, finishReason: string | null) =>
    frame({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }], usage: null })
  const wantsUsage = (request.body.stream_options as { include_usage?: boolean } | undefined)?.include_usage === true && !options.omitsUsage
  return {
    start: () => chunk({ role: "assistant", content: "", refusal: null }, null),
    delta: (text) => chunk({ content: text }, null),
    end: (stopReason, usage) =>
      chunk({}, stopReason) + (wantsUsage ? frame({ ...head, choices: [], usage: openaiCounts(usage) }) : "") + "data: [DONE]\n\n",
    errorEvent: (type) => frame({ error: { message: "The mock provider broke off", type, param: null, code: null } }),
    brokenEvent: () => `data: {"id":"chatcmpl-${id}","choices":[{"del\n\n`,
    body: (text, stopReason, usage) => ({
      ...head,
      object: "chat.completion",
      choices: [{ index: 0, message: { role: "assistant", content: text, refusal: null }, logprobs: null, finish_reason: stopReason }],
      usage: openaiCounts(usage),
    }),
  }
}

function anthropicCounts(usage: Usage) {
  return {
    input_tokens: usage.inputTokens,
    cache_creation_input_tokens: usage.cacheWrite5mTokens + usage.cacheWrite1hTokens,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation: { ephemeral_5m_input_tokens: usage.cacheWrite5mTokens, ephemeral_1h_input_tokens: usage.cacheWrite1hTokens },
    output_tokens: usage.outputTokens,
    service_tier: "standard",
  }
}

function openaiCounts(usage: Usage) {
  const prompt = usage.inputTokens + usage.cacheReadTokens
  return {
    prompt_tokens: prompt,
    completion_tokens: usage.outputTokens,
    total_tokens: prompt + usage.outputTokens,
    prompt_tokens_details: { cached_tokens: usage.cacheReadTokens, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
  }
}
