import type { calls } from "@/drizzle/schema"
import type { CallView } from "./requests.dto"

type CallRecord = typeof calls.$inferSelect

export function toCallView(call: CallRecord): CallView {
  const { id, attempt, purpose, promptKey, provider, model, status, isEstimated, inputTokens, cacheReadTokens, outputTokens, stopReason, errorCode } = call
  return ({
	id,
	attempt,
	purpose,
	promptKey,
	provider,
	model,
	status,
	isEstimated,
	inputTokens,
	cacheReadTokens,
	outputTokens,
	stopReason,
	errorCode,
	cacheWriteTokens: call.cacheWrite5mTokens + call.cacheWrite1hTokens,
	costNanoUsd: String(call.costNanoUsd),
	boundNanoUsd: isEstimated || status === "open" ? String(call.boundNanoUsd) : null,
	startedAt: call.startedAt.toISOString(),
	firstTokenAt: call.firstTokenAt?.toISOString() ?? null,
	endedAt: call.endedAt?.toISOString() ?? null
})
}

export function costOfCalls(list: CallRecord[]): string {
  return String(list.reduce((sum, call) => sum + call.costNanoUsd, 0n))
}

export function tokensOfCalls(list: CallRecord[]): number {
  return list.reduce((sum, call) => sum + call.inputTokens + call.cacheReadTokens + call.cacheWrite5mTokens + call.cacheWrite1hTokens + call.outputTokens, 0)
}
