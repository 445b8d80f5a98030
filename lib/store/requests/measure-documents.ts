import { and, eq, inArray, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

/** How many of these documents the scope may read, and how long the texts of their serving versions are together. */
export async function measureDocuments(tx: Tx, ids: string[]): Promise<{ count: number; characters: number }> {
  if (ids.length === 0) return { count: 0, characters: 0 }
  const [sum] = await tx
    .select({ count: sql<number>`count(*)::int`, characters: sql<number>`coalesce(sum(length(${documentVersions.text})), 0)::float8` })
    .from(documents)
    .leftJoin(documentVersions, eq(documentVersions.id, documents.currentVersionId))
    .where(and(inArray(documents.id, ids), isNull(documents.deletedAt)))
  return { count: sum?.count ?? 0, characters: sum?.characters ?? 0 }
}
