import { and, asc, eq, isNull, min } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { chunkEmbeddings, chunks, versionChunks } from "@/drizzle/schema"

/** Chunks of a version that have no vector of this model yet, in reading order, each once. */
export function listUnembedded(tx: Tx, { versionId, model, limit }: { versionId: string; model: string; limit: number }) {
  return tx
    .select({ contentHash: chunks.contentHash, text: chunks.text })
    .from(versionChunks)
    .innerJoin(chunks, eq(chunks.id, versionChunks.chunkId))
    .leftJoin(chunkEmbeddings, and(eq(chunkEmbeddings.workspaceId, chunks.workspaceId), eq(chunkEmbeddings.contentHash, chunks.contentHash), eq(chunkEmbeddings.model, model)))
    .where(and(eq(versionChunks.versionId, versionId), isNull(chunkEmbeddings.contentHash)))
    .groupBy(chunks.contentHash, chunks.text)
    .orderBy(asc(min(versionChunks.position)))
    .limit(limit)
}
