import { and, asc, eq, isNull, min, sql } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { chunkEmbeddings, chunks, versionChunks } from "@/drizzle/schema"

/** Key of the vector of a place; rows of before title and headings were embedded have their chunk's own hash. */
const vectorKey = sql<string>`coalesce(${versionChunks.embeddingHash}, ${chunks.contentHash})`

/** Places of a version whose text has no vector of this model yet, in reading order, each vector once. `isBare` rows are embedded without title and headings. */
export function listUnembedded(tx: Tx, { versionId, model, limit }: { versionId: string; model: string; limit: number }) {
  return tx
    .select({ contentHash: vectorKey, text: chunks.text, heading: versionChunks.heading, isBare: sql<boolean>`${versionChunks.embeddingHash} is null` })
    .from(versionChunks)
    .innerJoin(chunks, eq(chunks.id, versionChunks.chunkId))
    .leftJoin(chunkEmbeddings, and(eq(chunkEmbeddings.workspaceId, chunks.workspaceId), eq(chunkEmbeddings.contentHash, vectorKey), eq(chunkEmbeddings.model, model)))
    .where(and(eq(versionChunks.versionId, versionId), isNull(chunkEmbeddings.contentHash)))
    .groupBy(vectorKey, chunks.text, versionChunks.heading, sql`${versionChunks.embeddingHash} is null`)
    .orderBy(asc(min(versionChunks.position)))
    .limit(limit)
}
