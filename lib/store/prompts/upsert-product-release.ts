import { and, eq, isNull } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { promptReleases } from "@/drizzle/schema"

export type ProductRelease = { promptKey: string; version: string; contentHash: string; definition: Record<string, unknown> }

/** The id of the release with this content, written if it is new. */
export async function upsertProductRelease(tx: Tx, release: ProductRelease): Promise<string> {
  await tx.insert(promptReleases).values({ ...release, workspaceId: null }).onConflictDoNothing()
  const [row] = await tx
    .select({ id: promptReleases.id })
    .from(promptReleases)
    .where(and(isNull(promptReleases.workspaceId), eq(promptReleases.contentHash, release.contentHash)))
  if (!row) throw new Error(`the release of ${release.promptKey} was not written`)
  return row.id
}
