import type { Tx } from "@/drizzle/client"
import { type LineBox, pageLayouts } from "@/drizzle/schema"

export type NewLayout = { page: number; width: number; height: number; lines: LineBox[]; ocrConfidence: number | null }

const pagesPerStatement = 200

/** Keeps where the text of each page stands; a version that is read once more keeps what it has. */
export async function insertLayouts(tx: Tx, { workspaceId, versionId, layouts }: { workspaceId: string; versionId: string; layouts: readonly NewLayout[] }): Promise<void> {
  for (let first = 0; first < layouts.length; first += pagesPerStatement) {
    const rows = layouts.slice(first, first + pagesPerStatement).map((layout) => ({ workspaceId, versionId, ...layout }))
    await tx.insert(pageLayouts).values(rows).onConflictDoNothing()
  }
}
