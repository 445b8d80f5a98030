import type { OpenCall, SettledCall } from "./call-ledger"
import { findChatModel } from "./catalogue"
import type { InferenceError } from "./errors"
import { measureTextTokens } from "./estimate-tokens"
import { costOf, worstCaseCost } from "./pricing/cost-of"
import type { Price } from "./pricing/prices"
import { noUsage, type RawUsage, type Usage } from "./usage"

/** What a call had shown of itself when it ended. */
export type CallProgress = {
  usage: Usage | null
  rawUsage: RawUsage | null
  isUsageFinal: boolean
  /** All output so far that is charged, shown or not. */
  text: string
  longestPiece: string
  stopReason: string | null
  providerRequestId: string | null
  firstTokenAt: Date | null
  hasStarted: boolean
}

type Ending = { call: OpenCall; price: Price; progress: CallProgress; at: Date }

export function emptyProgress(): CallProgress {
  return { usage: null, rawUsage: null, isUsageFinal: false, text: "", longestPiece: "", stopReason: null, providerRequestId: null, firstTokenAt: null, hasStarted: false }
}

/** A call that came to its end: exact if the provider gave its usage, estimated if it did not. */
export function settleFinished({ call, price, progress, at }: Ending, errorCode: string | null): SettledCall {
  if (!progress.usage) return { ...settleUnknown({ call, price, progress, at }), errorCode }
  return {
    ...factsOf(progress, at),
    status: "settled",
    usage: progress.usage,
    costNanoUsd: costOf(progress.usage, price),
    isEstimated: false,
    errorCode,
  }
}

/** A call that broke off: free if the provider certainly charged nothing, exact if all that was missing was its end, otherwise estimated. */
export function settleBroken(ending: Ending, error: InferenceError): SettledCall {
  const providerRequestId = ending.progress.providerRequestId ?? error.providerRequestId
  if (error.isUnbilled && !ending.progress.hasStarted) {
    const facts = factsOf(ending.progress, ending.at)
    return { ...facts, status: "failed", usage: noUsage, costNanoUsd: 0n, isEstimated: false, errorCode: error.code, providerRequestId }
  }
  if (ending.progress.isUsageFinal) return settleFinished(ending, error.code)
  return { ...settleUnknown(ending), errorCode: error.code, providerRequestId }
}

function settleUnknown({ call, price, progress, at }: Ending): SettledCall {
  const outputTokens = likelyOutputTokens(call, progress)
  const known = progress.usage ? { ...progress.usage, outputTokens: Math.max(outputTokens, progress.usage.outputTokens) } : null
  const usage = known ?? { ...noUsage, inputTokens: call.estimatedInputTokens, outputTokens }
  const costNanoUsd = known ? costOf(known, price) : worstCaseCost(call.estimatedInputTokens, outputTokens, price, "5m")
  return {
    ...factsOf(progress, at),
    status: "estimated",
    usage,
    costNanoUsd: costNanoUsd < call.boundNanoUsd ? costNanoUsd : call.boundNanoUsd,
    isEstimated: true,
    errorCode: null,
  }
}

/** What came, and one piece more that may have been made while the stream broke; all the call may make where a model thinks unseen. */
function likelyOutputTokens(call: OpenCall, { text, longestPiece, hasStarted }: CallProgress): number {
  const canThink = findChatModel(call)?.canThinkUnasked ?? false
  if (canThink && hasStarted) return call.maxOutputTokens
  return Math.min(call.maxOutputTokens, measureTextTokens(text) + measureTextTokens(longestPiece))
}

function factsOf({ rawUsage, stopReason, providerRequestId, firstTokenAt }: CallProgress, at: Date) {
  return { rawUsage, stopReason, providerRequestId, firstTokenAt, endedAt: at }
}
