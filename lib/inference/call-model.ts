import { uuidv7 } from "uuidv7"
import { boundCall } from "./bound-call"
import type { CallContext, CallLedger, CallOutcome, OpenCall, SettledCall } from "./call-ledger"
import { classifyError } from "./classify-error"
import { InferenceError } from "./errors"
import type { ChatModel, Deadlines, FinishReason, ModelRequest, StreamPart, ToolCall } from "./port"
import { priceListVersion } from "./pricing/prices"
import { screenRequest } from "./screen-request"
import { type CallProgress, emptyProgress, settleBroken, settleFinished } from "./settle-call"

export type CallDeps = {
  model: ChatModel
  ledger: CallLedger
  /** Every text of the request goes through it, and nothing else goes out. */
  screenOutbound: (text: string) => string
  clock: () => Date
}

export type CallOptions = { signal: AbortSignal; deadlines: Deadlines }

export type CallPart =
  | { type: "started"; callId: string; providerRequestId: string | null }
  | { type: "text-delta"; text: string }
  | { type: "tool-call"; call: ToolCall }
  | { type: "finish"; reason: FinishReason; rawReason: string | null; outcome: CallOutcome }

/**
 * One call to a model and its one row in the ledger: opened before anything is sent, settled before `finish` is given or an
 * InferenceError thrown, also when the reader stops reading. No retries. A refusal by the provider is thrown as `content_policy`.
 */
export async function* callModel(deps: CallDeps, request: ModelRequest, context: CallContext, options: CallOptions): AsyncGenerator<CallPart, CallOutcome> {
  if (deps.model.provider !== request.route.provider) {
    throw new InferenceError("invalid_request", `A ${deps.model.provider} model cannot answer on a ${request.route.provider} route`)
  }
  const outbound = screenRequest(request, deps.screenOutbound)
  const { price, ...bound } = boundCall(outbound, deps.clock())
  if (options.signal.aborted) throw new InferenceError("cancelled", "The call was cancelled before it was made", { isUnbilled: true })
  const call: OpenCall = { ...context, ...request.route, ...bound, callId: uuidv7(), priceListVersion, startedAt: deps.clock() }
  await deps.ledger.open(call)

  const progress = emptyProgress()
  let finish: Extract<StreamPart, { type: "finish" }> | null = null
  let isSettled = false
  const settle = async (result: SettledCall) => {
    isSettled = true
    await deps.ledger.settle(call.callId, result)
    return result
  }
  const ending = () => ({ call, price, progress, at: deps.clock() })
  try {
    for await (const part of deps.model.stream(outbound, { ...options, callId: call.callId })) {
      note(progress, part, deps.clock)
      if (part.type === "started") yield { ...part, callId: call.callId }
      if (part.type === "text-delta" || part.type === "tool-call") yield part
      if (part.type === "finish") finish = part
    }
    if (!finish) throw new InferenceError("unavailable", "The model's stream ended before the answer did")
    const refusal = finish.reason === "content-filter"
    const settled = await settle(settleFinished(ending(), refusal ? "content_policy" : null))
    if (refusal) throw new InferenceError("content_policy", "The provider refused the content", { providerRequestId: progress.providerRequestId })
    const outcome = outcomeOf(call, settled, finish.reason)
    yield { type: "finish", reason: finish.reason, rawReason: finish.rawReason, outcome }
    return outcome
  } catch (error) {
    if (isSettled) throw error
    const failure = classifyError(error)
    // A row that cannot be settled now stays open and is settled from its bound later; the reason for the failure matters more.
    await settle(settleBroken(ending(), failure)).catch(() => undefined)
    throw failure
  } finally {
    if (!isSettled) await settle(settleBroken(ending(), new InferenceError("cancelled", "The reader stopped reading")))
  }
}

function note(progress: CallProgress, part: StreamPart, clock: () => Date): void {
  if (part.type === "started") {
    progress.hasStarted = true
    progress.providerRequestId = part.providerRequestId
  } else if (part.type === "text-delta" || part.type === "hidden-delta") {
    if (part.type === "text-delta") progress.firstTokenAt ??= clock()
    progress.text += part.text
    if (part.text.length > progress.longestPiece.length) progress.longestPiece = part.text
  } else if (part.type === "tool-call") {
    progress.firstTokenAt ??= clock()
  } else if (part.type === "usage") {
    progress.usage = part.usage
    progress.rawUsage = part.raw
    progress.isUsageFinal = part.isFinal
  } else if (part.type === "finish") {
    progress.stopReason = part.rawReason
  }
}

function outcomeOf(call: OpenCall, settled: SettledCall, finishReason: FinishReason): CallOutcome {
  const { usage, costNanoUsd, isEstimated, providerRequestId } = settled
  return { callId: call.callId, usage, costNanoUsd, isEstimated, finishReason, providerRequestId }
}
