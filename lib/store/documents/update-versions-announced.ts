import { inArray, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions } from "@/drizzle/schema"

export async function updateVersionsAnnounced(tx: Tx, { versionIds }: { versionIds: string[] }): Promise<void> {
  if (versionIds.length > 0) await tx.update(documentVersions).set({ announcedAt: sql`now()` }).where(inArray(documentVersions.id, versionIds))
}
