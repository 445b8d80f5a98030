import { and, eq, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { embeddingIndexes } from "@/drizzle/schema"

/** Deletes some vectors of spaces retired so long ago, and the account of a space that has none left. Returns how many vectors went. */
export async function deleteRetiredVectors(tx: Tx, { retiredSeconds, limit }: { retiredSeconds: number; limit: number }): Promise<number> {
  const isPast = sql`${embeddingIndexes.retiredAt} < clock_timestamp() - make_interval(secs => ${retiredSeconds}::int)`
  const past = await tx.select({ model: embeddingIndexes.model }).from(embeddingIndexes).where(and(eq(embeddingIndexes.state, "retired"), isPast)).for("update")
  let deleted = 0
  for (const { model } of past) {
    const gone = await rows<{ gone: number }>(
      tx,
      sql`with gone as (delete from chunk_embeddings where model = ${model} and content_hash in (select content_hash from chunk_embeddings where model = ${model} limit ${limit}::int) returning 1) select count(*)::int as gone from gone`,
    )
    deleted += gone[0]?.gone ?? 0
    if ((gone[0]?.gone ?? 0) === 0) await tx.delete(embeddingIndexes).where(and(eq(embeddingIndexes.model, model), eq(embeddingIndexes.state, "retired")))
  }
  return deleted
}
