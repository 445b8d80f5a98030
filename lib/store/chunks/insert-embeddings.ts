import type { Tx } from "@/drizzle/client"
import { chunkEmbeddings } from "@/drizzle/schema"

/** PGlite blocks the process while it indexes or parses vectors, so statements stay small. */
const rowsPerStatement = 8

export async function insertEmbeddings(tx: Tx, params: { workspaceId: string; model: string; items: { contentHash: string; embedding: number[] }[] }): Promise<void> {
  const { workspaceId, model, items } = params
  for (let from = 0; from < items.length; from += rowsPerStatement) {
    await tx
      .insert(chunkEmbeddings)
      .values(items.slice(from, from + rowsPerStatement).map((item) => ({ ...item, workspaceId, model })))
      .onConflictDoNothing()
  }
}
