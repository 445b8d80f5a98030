import { eq } from "drizzle-orm"
import type { Tx } from "@/drizzle/client"
import { recognisedPages } from "@/drizzle/schema"

/** The version is read as a whole; its pages are needed no more. */
export async function deleteRecognised(tx: Tx, { versionId }: { versionId: string }): Promise<void> {
  await tx.delete(recognisedPages).where(eq(recognisedPages.versionId, versionId))
}
