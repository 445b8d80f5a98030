import type { Database } from "@/drizzle/client"
import type { CallLedger } from "@/lib/inference/call-ledger"
import { insertCall } from "@/lib/store/money/insert-call"
import { settleCall } from "@/lib/store/money/settle-call"

/** The ledger in the database: a row is durable before its call leaves the house. */
export function databaseLedger(database: Database): CallLedger {
  return {
    open: ({ callId, estimatedInputTokens, ...record }) =>
      database.workspace({ workspaceId: record.workspaceId, userId: record.actorId }, (tx) => insertCall(tx, { id: callId, estimatedInputTokens, ...record })),
    settle: (callId, { usage, ...settlement }) => database.system((tx) => settleCall(tx, callId, { ...settlement, ...usage })),
  }
}
