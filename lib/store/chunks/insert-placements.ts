import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { versionChunks } from "@/drizzle/schema"

export type Placement = Omit<typeof versionChunks.$inferInsert, "workspaceId" | "versionId" | "documentId">

const rowsPerStatement = 200

/** Says where the version has its chunks, in place of whatever was said before. */
export async function insertPlacements(tx: Tx, params: { workspaceId: string; documentId: string; versionId: string; placements: Placement[] }): Promise<void> {
  const { placements, ...ids } = params
  await tx.delete(versionChunks).where(eq(versionChunks.versionId, ids.versionId))
  for (let from = 0; from < placements.length; from += rowsPerStatement) {
    await tx.insert(versionChunks).values(placements.slice(from, from + rowsPerStatement).map((placement) => ({ ...placement, ...ids })))
  }
}
