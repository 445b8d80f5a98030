import type { Usage } from "../../../lib/inference/usage"
import type { Piece, Segment } from "./answer-segments"
import type { MockRequest } from "./types"

/** The frames of one answer in a provider's streaming format, and the same answer in one body. */
export type Wire = {
  start(): string
  /** More of a segment; the first of it opens it and closes the one before. */
  delta(segment: number, text: string): string
  end(stopReason: string, usage: Usage): string
  errorEvent(type: string): string
  brokenEvent(): string
  body(pieces: readonly Piece[], stopReason: string, usage: Usage): unknown
}

export function anthropicWire(request: MockRequest, id: string, { segments, usage: input }: { segments: readonly Segment[]; usage: Usage }): Wire {
  const frame = (data: { type: string; [name: string]: unknown }) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`
  const message = { id: `msg_${id}`, type: "message", role: "assistant", model: request.model }
  const blockOf = (segment: number) => {
    const tool = segments[segment]?.tool
    return tool ? { type: "tool_use", ...tool, input: {} } : { type: "text", text: "" }
  }
  const openBlock = (index: number) => frame({ type: "content_block_start", index, content_block: blockOf(index) })
  const closeBlock = (index: number) => frame({ type: "content_block_stop", index })
  const deltaHead = (index: number) => `event: content_block_delta\ndata: {"type":"content_block_delta","index":${index},"delta":`
  let open = 0
  return {
    start: () =>
      frame({ type: "message_start", message: { ...message, content: [], stop_reason: null, stop_sequence: null, usage: anthropicCounts({ ...input, outputTokens: 1 }) } }) +
      openBlock(0) +
      frame({ type: "ping" }),
    delta: (segment, text) => {
      const turn = segment === open ? "" : closeBlock(open) + openBlock(segment)
      open = segment
      const delta = segments[segment]?.tool ? { type: "input_json_delta", partial_json: text } : { type: "text_delta", text }
      return `${turn}${deltaHead(segment)}${JSON.stringify(delta)}}\n\n`
    },
    // A tool's input that the limit cut off is left open, as the provider does.
    end: (stopReason, usage) =>
      (stopReason === "max_tokens" && segments[open]?.tool ? "" : closeBlock(open)) +
      frame({ type: "message_delta", delta: { stop_reason: stopReason, stop_sequence: null }, usage: anthropicCounts(usage) }) +
      frame({ type: "message_stop" }),
    errorEvent: (type) => frame({ type: "error", error: { type, message: "The mock provider broke off" } }),
    brokenEvent: () => `${deltaHead(open)}{"type":"text_de\n\n`,
    body: (pieces, stopReason, usage) => ({
      ...message,
      content: segments.map((segment, index) => (segment.tool ? { ...blockOf(index), input: JSON.parse(joined(pieces, index)) as unknown } : { type: "text", text: joined(pieces, index) })),
      stop_reason: stopReason,
      stop_sequence: null,
      usage: anthropicCounts(usage),
    }),
  }
}

export function openaiWire(request: MockRequest, id: string, { segments, omitsUsage }: { segments: readonly Segment[]; omitsUsage: boolean }): Wire {
  const head = { id: `chatcmpl-${id}`, object: "chat.completion.chunk", created: 1_760_000_000, model: request.model }
  const frame = (data: unknown) => `data: ${JSON.stringify(data)}\n\n`
  const chunk = (delta: unknown, finishReason: string | null) =>
    frame({ ...head, choices: [{ index: 0, delta, logprobs: null, finish_reason: finishReason }], usage: null })
  const wantsUsage = (request.body.stream_options as { include_usage?: boolean } | undefined)?.include_usage === true && !omitsUsage
  const calls = segments.filter(({ tool }) => tool)
  const callOf = (segment: Segment, text: string) => ({ id: segment.tool?.id, type: "function", function: { name: segment.tool?.name, arguments: text } })
  let open = -1
  return {
    start: () => chunk({ role: "assistant", content: calls.length === segments.length ? null : "", refusal: null }, null),
    delta: (index, text) => {
      const segment = segments[index]
      if (!segment?.tool) return chunk({ content: text }, null)
      const call = { index: calls.indexOf(segment) }
      const begin = index === open ? "" : chunk({ tool_calls: [{ ...call, ...callOf(segment, "") }] }, null)
      open = index
      return begin + chunk({ tool_calls: [{ ...call, function: { arguments: text } }] }, null)
    },
    end: (stopReason, usage) =>
      chunk({}, stopReason) + (wantsUsage ? frame({ ...head, choices: [], usage: openaiCounts(usage) }) : "") + "data: [DONE]\n\n",
    errorEvent: (type) => frame({ error: { message: "The mock provider broke off", type, param: null, code: null } }),
    brokenEvent: () => `data: {"id":"chatcmpl-${id}","choices":[{"del\n\n`,
    body: (pieces, stopReason, usage) => {
      const content = segments.flatMap((segment, index) => (segment.tool ? [] : [joined(pieces, index)])).join("")
      const toolCalls = segments.flatMap((segment, index) => (segment.tool ? [callOf(segment, joined(pieces, index))] : []))
      const message = { role: "assistant", content, refusal: null, ...(toolCalls.length > 0 ? { tool_calls: toolCalls } : {}) }
      return { ...head, object: "chat.completion", choices: [{ index: 0, message, logprobs: null, finish_reason: stopReason }], usage: openaiCounts(usage) }
    },
  }
}

function joined(pieces: readonly Piece[], segment: number): string {
  return pieces.map((piece) => (piece.segment === segment ? piece.text : "")).join("")
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
