import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { promptReleases } from "@/drizzle/schema"

/** A release of the product's or of this workspace's. */
export async function findRelease(tx: Tx, id: string) {
  const [row] = await tx.select().from(promptReleases).where(eq(promptReleases.id, id))
  return row ?? null
}
