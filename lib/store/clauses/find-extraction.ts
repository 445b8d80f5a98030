import { and, desc, eq, isNotNull, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"
import type { RequestRecord } from "../requests/lock-request"

/** A finished extraction of the same section of the same document by the same release. */
export async function findExtraction(tx: Tx, { payloadHash, releaseId }: { payloadHash: string; releaseId: string }): Promise<RequestRecord | null> {
  const [row] = await tx
    .select()
    .from(requests)
    .where(
      and(
        eq(requests.payloadHash, payloadHash),
        eq(requests.promptKey, "clause_extract"),
        eq(requests.origin, "pipeline"),
        eq(requests.status, "done"),
        eq(requests.releaseId, releaseId),
        isNotNull(requests.resultOutput),
        isNull(requests.withdrawnAt),
      ),
    )
    .orderBy(desc(requests.id))
    .limit(1)
  return row ?? null
}
