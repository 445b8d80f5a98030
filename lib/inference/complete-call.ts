import type { CallContext, CallOutcome } from "./call-ledger"
import { type CallDeps, callModel, type CallOptions } from "./call-model"
import type { ModelRequest } from "./port"

/** As callModel, for callers that want the text in one piece. */
export async function completeCall(
  deps: CallDeps,
  request: ModelRequest,
  context: CallContext,
  options: CallOptions,
): Promise<{ text: string; outcome: CallOutcome }> {
  const parts = callModel(deps, request, context, options)
  let text = ""
  for (;;) {
    const { done, value } = await parts.next()
    if (done) return { text, outcome: value }
    if (value.type === "text-delta") text += value.text
  }
}
