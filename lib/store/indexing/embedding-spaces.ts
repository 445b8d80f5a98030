import { and, eq, ne, sql } from "drizzle-orm"
import { rows, type Tx } from "@/drizzle/client"
import { embeddingIndexes } from "@/drizzle/schema"

/** One workspace's vectors of one model. `space` is the name under which they are kept. */
export type StoredSpace = { provider: string; space: string; dimensions: number; state: "building" | "serving" | "retired"; startedAt: Date; servingAt: Date | null; retiredAt: Date | null }

const { provider, model, dimensions, state, startedAt, servingAt, retiredAt } = embeddingIndexes

export function listSpaces(tx: Tx): Promise<StoredSpace[]> {
  return tx.select({ provider, space: model, dimensions, state, startedAt, servingAt, retiredAt }).from(embeddingIndexes).orderBy(startedAt)
}

/** The same under a lock, so that one switch at a time is decided on. */
export function lockSpaces(tx: Tx): Promise<StoredSpace[]> {
  return tx.select({ provider, space: model, dimensions, state, startedAt, servingAt, retiredAt }).from(embeddingIndexes).orderBy(startedAt).for("update")
}

/** The space a search compares with; null before anything was decided. */
export async function findServingSpace(tx: Tx): Promise<StoredSpace | null> {
  const [row] = await tx.select({ provider, space: model, dimensions, state, startedAt, servingAt, retiredAt }).from(embeddingIndexes).where(eq(state, "serving")).limit(1)
  return row ?? null
}

/** The model with most vectors in the workspace, as it was before anybody kept account; null without any. */
export async function findUsualSpace(tx: Tx): Promise<{ space: string; dimensions: number } | null> {
  const [row] = await rows<{ space: string; dimensions: number }>(
    tx,
    sql`with usual as (select model from chunk_embeddings group by model order by count(*) desc, model limit 1)
    select e.model as space, vector_dims(e.embedding) as dimensions from chunk_embeddings e join usual u on u.model = e.model limit 1`,
  )
  return row ?? null
}

type Named = { workspaceId: string; provider: string; space: string; dimensions: number }

/** False where another already serves. */
export async function insertServingSpace(tx: Tx, { space, ...named }: Named): Promise<boolean> {
  const written = await tx.insert(embeddingIndexes).values({ ...named, model: space, state: "serving", servingAt: new Date() }).onConflictDoNothing().returning({ model })
  return written.length > 0
}

/** Begins, or begins anew what was retired before; its vectors that are still there count. */
export async function upsertBuildingSpace(tx: Tx, { space, ...named }: Named): Promise<void> {
  const begun = { state: "building" as const, startedAt: new Date(), servingAt: null, retiredAt: null, dimensions: named.dimensions, provider: named.provider }
  await tx.insert(embeddingIndexes).values({ ...named, model: space, state: "building" }).onConflictDoUpdate({ target: [embeddingIndexes.workspaceId, model], set: begun })
}

/** Retires the spaces in a state, all but one. */
export async function retireSpaces(tx: Tx, { from, but }: { from: "building" | "serving"; but: string }): Promise<void> {
  await tx.update(embeddingIndexes).set({ state: "retired", retiredAt: new Date() }).where(and(eq(state, from), ne(model, but)))
}

export async function updateToServing(tx: Tx, { space }: { space: string }): Promise<void> {
  await tx.update(embeddingIndexes).set({ state: "serving", servingAt: new Date(), retiredAt: null }).where(eq(model, space))
}
