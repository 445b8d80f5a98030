import type { ServerResponse } from "node:http"
import type { Usage } from "../../../lib/inference/usage"
import { answerSegments, splitSegments } from "./answer-segments"
import type { Bill } from "./bill"
import type { Pacer } from "./pacer"
import type { PrefixCache } from "./prefix-cache"
import { promptSegments } from "./read-request"
import { streamReply } from "./stream-reply"
import type { Behaviour, BillRow, MockRequest } from "./types"
import { anthropicWire, openaiWire } from "./wire"

export type Answering = { response: ServerResponse; request: MockRequest; behave: Behaviour; billId: string; bill: Bill; cache: PrefixCache; pacer: Pacer }

const endings = {
  anthropic: { stop: "end_turn", length: "max_tokens", tool: "tool_use" },
  openai: { stop: "stop", length: "length", tool: "tool_calls" },
}

/** Bills the input, then answers in the provider's format, streaming or in one body. */
export function answerChat({ response, request, behave, billId, bill, cache, pacer }: Answering): void {
  const segments = answerSegments(request, behave, billId)
  const all = splitSegments(segments)
  const pieces = all.slice(0, request.maxOutputTokens)
  const names = endings[request.provider]
  const stopReason = behave.stopReason ?? (pieces.length < all.length ? names.length : segments.some(({ tool }) => tool) ? names.tool : names.stop)
  const input =
    request.provider === "anthropic" ? cache.marked(request.model, promptSegments(request.body)) : cache.automatic(request.model, request.toolText + request.prompt)
  const usageOf = (outputTokens: number): Usage => ({ ...input, outputTokens })
  const write = (status: BillRow["status"], outputTokens: number) => bill.write({ ...rowOf(request, billId), status, usage: usageOf(outputTokens) })
  write("open", 0)

  const wire =
    request.provider === "anthropic"
      ? anthropicWire(request, billId, { segments, usage: usageOf(0) })
      : openaiWire(request, billId, { segments, omitsUsage: behave.omitsUsage ?? false })
  if (!request.isStreaming) {
    write("done", pieces.length)
    response.setHeader("content-type", "application/json")
    response.end(JSON.stringify(wire.body(pieces, stopReason, usageOf(pieces.length))))
    return
  }
  response.setHeader("content-type", "text/event-stream; charset=utf-8")
  response.setHeader("cache-control", "no-cache")
  streamReply({ response, wire, pieces, behave, pacer, ending: () => wire.end(stopReason, usageOf(pieces.length)), onOver: write })
}

export function rowOf(request: MockRequest, billId: string): Omit<BillRow, "status" | "usage"> {
  const { callId, provider, model, kind } = request
  return { billId, callId, provider, model, kind, at: new Date().toISOString() }
}
