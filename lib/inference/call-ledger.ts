import type { FinishReason, ProviderName } from "./port"
import type { RawUsage, Usage } from "./usage"

/** What is known before a provider is called. */
export type OpenCall = CallContext & {
  /** UUIDv7, also sent to the provider. */
  callId: string
  provider: ProviderName
  model: string
  priceListVersion: string
  /** Nano-dollars this call cannot exceed. */
  boundNanoUsd: bigint
  estimatedInputTokens: number
  maxOutputTokens: number
  startedAt: Date
}

/** On whose behalf and for what a call is made. `versionId` is the document version an embedding or analysis is for. */
export type CallContext = {
  workspaceId: string
  actorId: string
  requestId: string | null
  attempt: number
  versionId: string | null
  promptKey: string
  releaseId: string | null
  purpose: string
  reservationId: string | null
}

/**
 * How a call ended. `settled`: usage and cost are the provider's own. `estimated`: the provider may have charged for it and
 * did not say how much; usage and cost are ours and the bound of the open row holds. `failed`: certainly not charged.
 */
export type SettledCall = {
  status: "settled" | "estimated" | "failed"
  usage: Usage
  rawUsage: RawUsage | null
  costNanoUsd: bigint
  isEstimated: boolean
  /** The provider's own word for why the output ended. */
  stopReason: string | null
  errorCode: string | null
  providerRequestId: string | null
  firstTokenAt: Date | null
  endedAt: Date
}

/** Where calls are recorded: a row is opened before every HTTP call and settled once after it. */
export type CallLedger = {
  open(call: OpenCall): Promise<void>
  settle(callId: string, result: SettledCall): Promise<void>
}

/** What the caller learns about a call that ended well. */
export type CallOutcome = {
  callId: string
  usage: Usage
  costNanoUsd: bigint
  isEstimated: boolean
  finishReason: FinishReason
  providerRequestId: string | null
}
