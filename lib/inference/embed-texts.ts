import { uuidv7 } from "uuidv7"
import { boundEmbedding } from "./bound-call"
import type { CallContext, CallLedger, OpenCall } from "./call-ledger"
import type { CallOptions } from "./call-model"
import { classifyError } from "./classify-error"
import { InferenceError } from "./errors"
import { estimateTextTokens } from "./estimate-tokens"
import type { EmbeddingModel } from "./port"
import { priceListVersion } from "./pricing/prices"
import { emptyProgress, settleBroken, settleFinished } from "./settle-call"
import { addUsage, noUsage, type Usage } from "./usage"

export type EmbedDeps = { model: EmbeddingModel; ledger: CallLedger; screenOutbound: (text: string) => string; clock: () => Date }

export type EmbedOutcome = { vectors: number[][]; usage: Usage; costNanoUsd: bigint; callIds: string[] }

const maxBatchTexts = 96
const maxBatchTokens = 200_000
/** Stands in the ledger where the operator declared the price. */
const declaredPriceVersion = "declared"
const defaultMaxInputTokens = 8_191
/** Providers refuse empty texts; a full stop carries no meaning either. */
const blankStandIn = "."

/** Vectors of the texts, in their order, by as many calls as it takes; each call has its own row in the ledger, as in callModel. */
export async function embedTexts(deps: EmbedDeps, texts: readonly string[], context: CallContext, options: CallOptions): Promise<EmbedOutcome> {
  const maxInputTokens = deps.model.maxInputTokens ?? defaultMaxInputTokens
  const outbound = texts.map((text) => shortenText(deps.screenOutbound(text), maxInputTokens) || blankStandIn)
  const total: EmbedOutcome = { vectors: [], usage: noUsage, costNanoUsd: 0n, callIds: [] }
  for (const batch of batchTexts(outbound)) {
    const { vectors, usage, costNanoUsd, callId } = await embedBatch(deps, batch, context, options)
    total.vectors.push(...vectors)
    total.usage = addUsage(total.usage, usage)
    total.costNanoUsd += costNanoUsd
    total.callIds.push(callId)
  }
  return total
}

async function embedBatch(deps: EmbedDeps, texts: string[], context: CallContext, options: CallOptions) {
  const { model, ledger, clock } = deps
  const route = { provider: model.provider, model: model.model }
  const { price, ...bound } = boundEmbedding(texts, { model, at: clock() })
  if (options.signal.aborted) throw new InferenceError("cancelled", "The call was cancelled before it was made", { isUnbilled: true })
  if ((await model.isReachable?.()) === false) throw new InferenceError("unavailable", "The embedding model does not answer at present", { isUnbilled: true })
  const call: OpenCall = { ...context, ...route, ...bound, callId: uuidv7(), priceListVersion: model.declaredPrice ? declaredPriceVersion : priceListVersion, startedAt: clock() }
  await ledger.open(call)
  const progress = emptyProgress()
  const ending = () => ({ call, price, progress, at: clock() })
  const result = await model.embed(texts, { ...options, callId: call.callId }).catch(async (error: unknown) => {
    const failure = classifyError(error)
    await ledger.settle(call.callId, settleBroken(ending(), failure)).catch(() => undefined)
    throw failure
  })
  const { vectors, usage, raw, providerRequestId } = result
  Object.assign(progress, { usage, rawUsage: raw, providerRequestId, hasStarted: true })
  const isUsable = vectors.length === texts.length && vectors.every((vector) => vector.length === model.dimensions && vector.every(Number.isFinite))
  const settled = settleFinished(ending(), isUsable ? null : "invalid_output")
  await ledger.settle(call.callId, settled)
  if (!isUsable) throw new InferenceError("invalid_output", `The embedding model gave other vectors than it was asked for: ${vectors.length} for ${texts.length} texts, of ${vectors[0]?.length ?? 0} numbers where ${model.dimensions} are expected`, { providerRequestId })
  return { vectors, usage: settled.usage, costNanoUsd: settled.costNanoUsd, callId: call.callId }
}

/** Groups texts, in order, into calls that no provider refuses for their size. */
export function batchTexts(texts: readonly string[]): string[][] {
  const batches: string[][] = []
  let batch: string[] = []
  let tokens = 0
  for (const text of texts) {
    const own = estimateTextTokens(text)
    if (batch.length > 0 && (batch.length === maxBatchTexts || tokens + own > maxBatchTokens)) {
      batches.push(batch)
      batch = []
      tokens = 0
    }
    batch.push(text)
    tokens += own
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

/** The longest beginning that certainly fits; a vector of the beginning beats a refused batch. */
function shortenText(text: string, maxTokens: number): string {
  let shortened = text
  for (let tokens = estimateTextTokens(shortened); tokens > maxTokens; tokens = estimateTextTokens(shortened)) {
    shortened = shortened.slice(0, Math.floor((shortened.length * maxTokens * 0.98) / tokens)).replace(/\p{Surrogate}$/u, "")
  }
  return shortened.trim() === "" ? "" : shortened
}
