import type { CallContext, CallLedger, OpenCall } from "@/lib/inference/call-ledger"
import { scopeOf, type ServiceContext } from "../../context"
import { openCall, topUpReservation } from "../../money"
import { together } from "../together"
import type { Attempt } from "./begin-attempt"

/** Opens a row only together with a hold that covers its worst case. */
export function coveredLedger(ctx: ServiceContext): CallLedger {
  const { database, ledger } = ctx.deps
  const open = (call: OpenCall) =>
    database.workspace(scopeOf(ctx), async (tx) => {
      const { reservationId, estimatedInputTokens, maxOutputTokens, boundNanoUsd } = call
      const nextCall = { tokens: BigInt(estimatedInputTokens + maxOutputTokens), nanoUsd: boundNanoUsd }
      await together(reservationId ? topUpReservation(tx, { reservationId, nextCall }) : Promise.resolve(), openCall(tx, call))
    })
  return { open, settle: (callId, result) => ledger.settle(callId, result) }
}

/** On whose behalf and for what a call of this attempt is made. */
export function callContextOf({ request, number, reservationId }: Attempt, purpose: string): CallContext {
  const { workspaceId, actorId, promptKey, releaseId } = request
  return { workspaceId, actorId, requestId: request.id, attempt: number, versionId: null, promptKey, releaseId, purpose, reservationId }
}
