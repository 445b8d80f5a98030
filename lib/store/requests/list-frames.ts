import { and, asc, eq, gt } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { streamFrames } from "@/drizzle/schema"

export function listFrames(tx: Tx, input: { requestId: string; after: number; limit: number }) {
  return tx
    .select({ seq: streamFrames.seq, part: streamFrames.part })
    .from(streamFrames)
    .where(and(eq(streamFrames.requestId, input.requestId), gt(streamFrames.seq, input.after)))
    .orderBy(asc(streamFrames.seq))
    .limit(input.limit)
}
