import { and, eq, gt } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { requestSources } from "@/drizzle/schema"

export type NewSource = Omit<typeof requestSources.$inferInsert, "marker">

/**
 * Adds passages behind the last marker of a request whose row the caller has locked; one that is there already keeps its
 * marker. Returns the marker of each passage, in their order.
 */
export async function appendSources(tx: Tx, requestId: string, passages: NewSource[]): Promise<number[]> {
  const known = await tx
    .select({ marker: requestSources.marker, chunkId: requestSources.chunkId, versionId: requestSources.versionId })
    .from(requestSources)
    .where(eq(requestSources.requestId, requestId))
  const markers = new Map(known.map(({ marker, chunkId, versionId }) => [`${chunkId}:${versionId}`, marker]))
  let last = known.reduce((highest, { marker }) => Math.max(highest, marker), 0)
  const added: (typeof requestSources.$inferInsert)[] = []
  const given = passages.map((passage) => {
    const key = `${passage.chunkId}:${passage.versionId}`
    const marker = markers.get(key) ?? ++last
    if (!markers.has(key)) added.push({ ...passage, marker })
    markers.set(key, marker)
    return marker
  })
  if (added.length > 0) await tx.insert(requestSources).values(added)
  return given
}

/** Takes away what an earlier attempt had looked up beside the passages that were retrieved for all of them. */
export async function deleteSourcesAfter(tx: Tx, { requestId, marker }: { requestId: string; marker: number }): Promise<void> {
  await tx.delete(requestSources).where(and(eq(requestSources.requestId, requestId), gt(requestSources.marker, marker)))
}
