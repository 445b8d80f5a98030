import type { Database, Tx } from "@/drizzle/client"
import type { CallLedger, OpenCall } from "@/lib/inference/call-ledger"
import { insertCall } from "@/lib/store/money/insert-call"
import { settleCall } from "@/lib/store/money/settle-call"
import { countCost } from "../limits"

export function openCall(tx: Tx, { callId, ...record }: OpenCall): Promise<void> {
  return insertCall(tx, { id: callId, ...record })
}

/** The ledger in the database: a row is durable before its call leaves the house, and what it cost counts towards its person's limits. */
export function databaseLedger(database: Database): CallLedger {
  return {
    open: (call) => database.workspace({ workspaceId: call.workspaceId, userId: call.actorId }, (tx) => openCall(tx, call)),
    settle: (callId, { usage, ...settlement }) =>
      database.system(async (tx) => {
        const payer = await settleCall(tx, callId, { ...settlement, ...usage })
        if (payer) await countCost(tx, { ...payer, costNanoUsd: settlement.costNanoUsd })
      }),
  }
}
