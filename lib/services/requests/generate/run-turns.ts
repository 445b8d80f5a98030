import { InferenceError } from "@/lib/inference/errors"
import type { ChatMessage, ModelRequest, ToolCall, ToolResult } from "@/lib/inference/port"
import type { ServiceContext } from "../../context"
import { type ModelTurn, runCall, type Streaming } from "./run-call"
import { openToolSession } from "./tool-session"

const lastWord = "You have used all the steps you may take. Answer now with what you have found, and say plainly what you could not look up."

/** The model's last turn, with the request that it answered. */
export type LastTurn = ModelTurn & { request: ModelRequest }

/**
 * As many turns as the model asks for tools, at most as many as its release allows, then one in which it may not. A release
 * without tools has one turn. Every turn is a call of its own in the ledger, covered before it is made. Throws InferenceError.
 */
export async function runTurns(ctx: ServiceContext, streaming: Streaming, { isShown }: { isShown: boolean }): Promise<LastTurn> {
  const { attempt, signal } = streaming
  const { names, maxSteps } = attempt.release.definition.tools
  if (!streaming.request.tools?.length) return { request: streaming.request, ...(await runCall(ctx, streaming, { request: streaming.request, purpose: "generate", isShown })) }

  const untilMs = ctx.deps.clock().getTime() + streaming.deadlines.totalMs
  const session = await openToolSession(ctx, { streaming, names, isShown })
  let { request } = streaming
  for (let step = 1; ; step++) {
    signal.throwIfAborted()
    const totalMs = untilMs - ctx.deps.clock().getTime()
    if (totalMs <= 0) throw new InferenceError("timeout", "The steps of the model took longer than it may", { phase: "total" })
    const turn = await runCall(ctx, streaming, { request, purpose: step === 1 ? "generate" : "tool_step", isShown, deadlines: { ...streaming.deadlines, totalMs } })
    if (turn.toolCalls.length === 0) return { request, ...turn }
    if (request.toolChoice === "none") throw new InferenceError("invalid_output", "The model asked for a tool when it had to answer")
    const results = await session.callAll({ step, calls: turn.toolCalls, signal })
    request = withTurn(request, { turn, results, isLast: step >= maxSteps })
  }
}

function withTurn(request: ModelRequest, { turn, results, isLast }: { turn: ModelTurn; results: ToolResult[]; isLast: boolean }): ModelRequest {
  const asked: ChatMessage = { role: "assistant", blocks: turn.text.trim() === "" ? [] : [{ text: turn.text.trimEnd() }], toolCalls: turn.toolCalls.map(asAsked) }
  const told: ChatMessage = { role: "user", blocks: isLast ? [{ text: lastWord }] : [], toolResults: results }
  return { ...request, messages: [...request.messages, asked, told], ...(isLast ? { toolChoice: "none" as const } : {}) }
}

const longestInput = 20_000

/** An input without end is not sent back again and again. */
function asAsked(call: ToolCall): ToolCall {
  return call.inputText.length > longestInput ? { ...call, input: {}, inputText: "{}" } : call
}
