import type { Tx } from "@/drizzle/client"
import type { RequestRecord } from "@/lib/store/requests/lock-request"
import { findLeader, lockShareKey } from "@/lib/store/reuse/find-leader"
import { hashJson } from "@/prompts/content-hash"

/** A run that takes longer than any run should is not joined: whoever asks then gets one of their own. */
const joinableMinutes = 15

/** What two requests must share to be answered by one run: the scope that `scopeHash` gives, and what is asked. */
export function shareKeyOf(input: { scope: string; payloadHash: string }): string {
  return hashJson(input)
}

/**
 * The running request that asks the same within the same rights, kept from ending meanwhile; null when the caller's own is the first.
 * Of several that come at once, each waits here until the one before it has committed.
 */
export async function joinRunning(tx: Tx, input: { workspaceId: string; shareKey: string }): Promise<RequestRecord | null> {
  await lockShareKey(tx, input.shareKey)
  return findLeader(tx, { ...input, startedWithinMinutes: joinableMinutes })
}
