import { and, desc, eq, isNull, notInArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

/** A request the product made for the same purpose before and that has not failed. */
export async function findPart(tx: Tx, key: { promptKey: string; parentId: string | null; payloadHash: string }) {
  const [row] = await tx
    .select({ id: requests.id, status: requests.status })
    .from(requests)
    .where(
      and(
        eq(requests.promptKey, key.promptKey),
        eq(requests.origin, "pipeline"),
        eq(requests.payloadHash, key.payloadHash),
        key.parentId ? eq(requests.parentId, key.parentId) : isNull(requests.parentId),
        notInArray(requests.status, ["failed", "cancelled", "rejected"]),
      ),
    )
    .orderBy(desc(requests.id))
    .limit(1)
  return row ?? null
}
