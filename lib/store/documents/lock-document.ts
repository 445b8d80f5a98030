import { and, eq, isNull, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { documents } from "@/drizzle/schema"

/**
 * Holds the document's row until the end of the transaction; null when it is gone or not visible. Rows that only point at the
 * document can be written meanwhile, so that what holds one of those and what holds the document never wait for each other.
 */
export async function lockDocument(tx: Tx, { id }: { id: string }) {
  const [row] = await tx
    .select({ id: documents.id, ownerId: documents.ownerId, currentVersionId: documents.currentVersionId, latestVersionId: documents.latestVersionId, state: documents.state })
    .from(documents)
    .where(and(eq(documents.id, id), isNull(documents.deletedAt)))
    .for("no key update")
  return row ?? null
}

/** Makes two uploads of the same bytes into one workspace wait for each other. */
export async function lockContent(tx: Tx, { workspaceId, sha256 }: { workspaceId: string; sha256: string }): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${workspaceId}:${sha256}`}, 0))`)
}
