import { and, asc, eq, isNull, or } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

type SameSourceParams = { sourceUrl: string; userId: string; visibility: "workspace" | "private" }

/** A shared document that came from this very link, or one's own private one, which does not count for somebody who wants to share it. */
export async function findSameSource(tx: Tx, { sourceUrl, userId, visibility }: SameSourceParams) {
  const own = visibility === "workspace" ? eq(documents.visibility, "workspace") : or(eq(documents.visibility, "workspace"), eq(documents.ownerId, userId))
  const [found] = await tx
    .select({ documentId: documents.id, versionId: documents.latestVersionId, title: documents.title })
    .from(documents)
    .where(and(eq(documents.sourceUrl, sourceUrl), isNull(documents.deletedAt), own))
    .orderBy(asc(documents.id))
    .limit(1)
  return found?.versionId ? { ...found, versionId: found.versionId } : null
}
