import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { promptReleases } from "@/drizzle/schema"

export async function getRelease(tx: Tx, id: string) {
  const [row] = await tx.select().from(promptReleases).where(eq(promptReleases.id, id))
  if (!row) throw new Error(`no prompt release ${id}`)
  return row
}
