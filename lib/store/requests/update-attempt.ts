import { and, eq } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { requestAttempts } from "@/drizzle/schema"

export async function updateAttempt(tx: Tx, key: { requestId: string; number: number }, changes: PgUpdateSetSource<typeof requestAttempts>): Promise<void> {
  await tx
    .update(requestAttempts)
    .set(changes)
    .where(and(eq(requestAttempts.requestId, key.requestId), eq(requestAttempts.number, key.number)))
}
