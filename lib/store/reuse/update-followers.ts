import { inArray, sql } from "drizzle-orm"
import type { PgUpdateSetSource } from "drizzle-orm/pg-core"
import type { Tx } from "@/drizzle/client"
import { requests } from "@/drizzle/schema"

/** The same changes for all of them; what began before somebody came began for them when they came. */
export async function updateFollowers(tx: Tx, ids: string[], { startedAt, firstTokenAt, ...changes }: PgUpdateSetSource<typeof requests> & { startedAt: Date | null; firstTokenAt: Date | null }): Promise<void> {
  if (ids.length === 0) return
  const notBeforeItCame = (moment: Date | null) => (moment ? sql`greatest(${requests.createdAt}, ${moment.toISOString()}::timestamptz)` : null)
  await tx
    .update(requests)
    .set({ ...changes, startedAt: notBeforeItCame(startedAt), firstTokenAt: notBeforeItCame(firstTokenAt) })
    .where(inArray(requests.id, ids))
}
