import { and, eq, inArray } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { chunks } from "@/drizzle/schema"

export type NewChunk = { contentHash: string; text: string; wordCount: number }

const rowsPerStatement = 50

/** Keeps each text once per workspace; answers the id of every content hash. */
export async function insertChunks(tx: Tx, { workspaceId, items }: { workspaceId: string; items: NewChunk[] }): Promise<Map<string, string>> {
  const unique = [...new Map(items.map((item) => [item.contentHash, item])).values()]
  const ids = new Map<string, string>()
  for (let from = 0; from < unique.length; from += rowsPerStatement) {
    const batch = unique.slice(from, from + rowsPerStatement)
    await tx.insert(chunks).values(batch.map((item) => ({ ...item, workspaceId }))).onConflictDoNothing()
    const found = await tx
      .select({ id: chunks.id, contentHash: chunks.contentHash })
      .from(chunks)
      .where(and(eq(chunks.workspaceId, workspaceId), inArray(chunks.contentHash, batch.map((item) => item.contentHash))))
    for (const row of found) ids.set(row.contentHash, row.id)
  }
  return ids
}
