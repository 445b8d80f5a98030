import { eq, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents, documentVersions } from "@/drizzle/schema"

type NewVersion = Omit<typeof documentVersions.$inferInsert, "number">

/** Adds the next version and makes it the document's newest; the serving one stays. Lock the document first. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  const number = sql<number>`(select coalesce(max(v.number), 0) + 1 from document_versions v where v.document_id = ${version.documentId})`
  await tx.insert(documentVersions).values({ ...version, number })
  await tx
    .update(documents)
    .set({ latestVersionId: version.id, state: "queued", stateCode: null, stateReason: null, shareDone: 0, updatedAt: sql`now()` })
    .where(eq(documents.id, version.documentId))
}
