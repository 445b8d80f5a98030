import { and, inArray, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

/** Titles of those documents that are there and that the scope may read, by id. */
export async function listReadableTitles(tx: Tx, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const found = await tx
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(and(inArray(documents.id, ids), isNull(documents.deletedAt)))
  return new Map(found.map(({ id, title }) => [id, title]))
}
