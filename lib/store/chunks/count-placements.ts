import { count, eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { versionChunks } from "@/drizzle/schema"

export async function countPlacements(tx: Tx, { versionId }: { versionId: string }): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(versionChunks).where(eq(versionChunks.versionId, versionId))
  return row?.count ?? 0
}
