import { and, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"
import type { RequestRecord } from "../requests/lock-request"

/** Until the transaction ends, nobody else decides whether there is a request with this key to join. */
export async function lockShareKey(tx: Tx, shareKey: string): Promise<void> {
  await rows(tx, sql`select pg_advisory_xact_lock(hashtextextended(${shareKey}, 0))`)
}

/** The running request that others with its key may join: one that nobody stopped, or that still runs for those who joined. It does not end or change until the transaction does, while its frames go on. */
export async function findLeader(tx: Tx, input: { workspaceId: string; shareKey: string; startedWithinMinutes: number }): Promise<RequestRecord | null> {
  const [leader] = await tx
    .select()
    .from(requests)
    .where(
      and(
        eq(requests.workspaceId, input.workspaceId),
        eq(requests.shareKey, input.shareKey),
        inArray(requests.status, ["pending", "processing"]),
        isNull(requests.leaderId),
        isNull(requests.cancelRequestedAt),
        gt(requests.createdAt, sql`clock_timestamp() - make_interval(mins => ${input.startedWithinMinutes})`),
      ),
    )
    .orderBy(desc(requests.id))
    .limit(1)
    .for("share")
  return leader ?? null
}
