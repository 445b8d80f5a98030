import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documentVersions } from "@/drizzle/schema"

/** What the reading of a version warned of; none where there is no such version. */
export async function getWarnings(tx: Tx, { versionId }: { versionId: string }): Promise<{ code: string; message: string }[]> {
  const [row] = await tx.select({ warnings: documentVersions.warnings }).from(documentVersions).where(eq(documentVersions.id, versionId)).limit(1)
  return row?.warnings ?? []
}
