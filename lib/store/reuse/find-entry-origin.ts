import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests, responseCache } from "@/drizzle/schema"

/** The request that an entry's answer came from; null when the entry was removed since. */
export async function findEntryOrigin(tx: Tx, entryId: string) {
  const [row] = await tx
    .select({ requestId: requests.id, actorId: requests.actorId, question: responseCache.question, model: responseCache.model })
    .from(responseCache)
    .innerJoin(requests, eq(requests.id, responseCache.requestId))
    .where(eq(responseCache.id, entryId))
  return row ?? null
}
