import { splitTokens } from "./count-tokens"
import { defaultReply } from "./default-reply"
import type { Behaviour, MockRequest } from "./types"

/** A stretch of an answer: text, or the input of one tool. */
export type Segment = { tool: { id: string; name: string } | null; text: string }

/** One token of a segment. */
export type Piece = { segment: number; text: string }

/** What a request is answered with: the reply, then the tools it asks for. */
export function answerSegments(request: MockRequest, behave: Behaviour, billId: string): Segment[] {
  const asked = typeof behave.toolCalls === "function" ? behave.toolCalls(request) : (behave.toolCalls ?? [])
  const fallback = asked.length > 0 ? "" : defaultReply(request)
  const reply = typeof behave.reply === "function" ? behave.reply(request) : (behave.reply ?? fallback)
  const prefix = request.provider === "anthropic" ? "toolu" : "call"
  const head: Segment = { tool: request.toolName ? { id: `toolu_${billId}`, name: request.toolName } : null, text: reply }
  const tools = asked.map(({ name, input, id }, index) => ({
    tool: { id: id ?? `${prefix}_${billId.slice(-24)}_${index}`, name },
    text: typeof input === "string" ? input : JSON.stringify(input),
  }))
  return head.text === "" && tools.length > 0 ? tools : [head, ...tools]
}

export function splitSegments(segments: readonly Segment[]): Piece[] {
  return segments.flatMap(({ text }, segment) => splitTokens(text).map((piece) => ({ segment, text: piece })))
}
