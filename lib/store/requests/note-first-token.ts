import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

export async function noteFirstToken(tx: Tx, requestId: string, at: Date): Promise<void> {
  await tx
    .update(requests)
    .set({ firstTokenAt: at })
    .where(and(eq(requests.id, requestId), isNull(requests.firstTokenAt)))
}
